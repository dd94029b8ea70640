"""Django's migrate, which raises an empty database from today's models instead of retracing every step.

Retracing costs a rendering of all models for every operation: a minute for a house of this size.
An empty database gets the extensions, then all tables as the models are now, then what migrations
say in plain SQL; all migrations are noted as applied. `--retrace` takes the long way, and a slow test
compares the two schemas.
"""

from django.core.management.commands.migrate import Command as Migrate
from django.db import connections
from django.db.migrations import RunSQL
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder

FIRST = ("core", "0001_extensions")


class Command(Migrate):
    def add_arguments(self, parser):
        super().add_arguments(parser)
        parser.add_argument(
            "--retrace", action="store_true", help="apply every migration, also to an empty database"
        )

    def handle(self, *args, **options):
        connection = connections[options["database"]]
        is_plain = not options["app_label"] and not options["plan"] and not options["check_unapplied"]
        if is_plain and not options.get("retrace") and not connection.introspection.table_names():
            self.verbosity = 0
            self._raise_from_models(connection)
        return super().handle(*args, **options)

    def _raise_from_models(self, connection) -> None:
        executor = MigrationExecutor(connection)
        executor.migrate([FIRST])
        migrations = [key for key in executor.loader.graph.nodes if key != FIRST]
        self.sync_apps(connection, {app for app, _ in executor.loader.graph.nodes})
        recorder = MigrationRecorder(connection)
        recorder.ensure_schema()
        for key in migrations:
            recorder.record_applied(*key)
        self._run_plain_sql(connection, executor.loader, migrations)

    def _run_plain_sql(self, connection, loader, migrations) -> None:
        state = loader.project_state()
        with connection.schema_editor() as editor:
            for app_label, name in migrations:
                for operation in loader.graph.nodes[app_label, name].operations:
                    if isinstance(operation, RunSQL) and not operation.elidable:
                        operation.database_forwards(app_label, editor, state, state)
