"""The statement triggers that write history, and the ones that keep it append-only.

The column list is read from the catalogue when the trigger runs, so a data migration between two
schema states writes correct history. The function runs as its owner: no other role may write there.
"""

from collections.abc import Iterator

from django.apps import apps
from django.db import models

RECORD = """
create or replace function core_record_history() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $f$
declare
  actor text := nullif(current_setting('app.actor', true), '');
  kind text := case tg_op when 'INSERT' then '+' when 'UPDATE' then '~' else '-' end;
  targets text;
  sources text;
begin
  if actor is null then
    raise exception 'nobody is named for this % on %', tg_op, tg_table_name using errcode = 'check_violation';
  end if;
  select string_agg(quote_ident(base.attname), ','), string_agg('s.' || quote_ident(base.attname), ',')
    into targets, sources
    from pg_attribute base
    join pg_attribute past on past.attrelid = tg_argv[0]::regclass and past.attname = base.attname
   where base.attrelid = tg_relid and base.attnum > 0 and not base.attisdropped and not past.attisdropped
     and base.attgenerated = '' and past.attgenerated = '';
  execute format(
    'insert into %s (%s, history_date, history_type, history_user_id, history_change_reason, history_actor,
                     history_action, history_request_id)
     select %s, clock_timestamp(), %L, nullif(current_setting(''app.user_id'', true), '''')::uuid,
            left(nullif(current_setting(''app.reason'', true), ''''), 100), %L,
            left(coalesce(current_setting(''app.action'', true), ''''), 80),
            coalesce(current_setting(''app.request_id'', true), '''')
       from changed s', tg_argv[0], targets, sources, kind, actor);
  return null;
end $f$;
"""

REFUSE = """
create or replace function core_refuse_change() returns trigger language plpgsql as $f$
declare owner text;
begin
  select pg_get_userbyid(relowner) into owner from pg_class where oid = tg_relid;
  if current_setting('app.maintenance', true) = 'on' and current_user = owner then
    return case when tg_level = 'ROW' and tg_op = 'UPDATE' then new when tg_level = 'ROW' then old end;
  end if;
  raise exception '% is append-only: % refused', tg_table_name, tg_op using errcode = 'restrict_violation';
end $f$;
"""


def tracked_models() -> Iterator[tuple[type[models.Model], type[models.Model]]]:
    """Pairs of a tracked model and its history model."""
    for model in apps.get_models():
        attribute = getattr(model._meta, "simple_history_manager_attribute", None)
        if attribute:
            yield model, getattr(model, attribute).model


def append_only_models() -> list[type[models.Model]]:
    """History models, and the models that say so themselves (`append_only = True`)."""
    declared = [model for model in apps.get_models() if getattr(model, "append_only", False)]
    return [past for _, past in tracked_models()] + declared


def record_sql(table: str, history_table: str) -> str:
    """Triggers that write the history of one table, and refuse to truncate it."""
    events = (("insert", "new"), ("update", "new"), ("delete", "old"))
    parts = [
        f'create or replace trigger history_{event} after {event} on "{table}" '
        f"referencing {rows} table as changed for each statement "
        f"execute function core_record_history('\"{history_table}\"');"
        for event, rows in events
    ]
    return "\n".join([*parts, _refuse(table, "kept_truncate", "truncate", "statement")])


def append_only_sql(table: str) -> str:
    """Triggers that refuse every change but an insert."""
    return "\n".join(
        [
            _refuse(table, "append_only", "update or delete", "row"),
            _refuse(table, "append_only_truncate", "truncate", "statement"),
        ]
    )


def _refuse(table: str, name: str, events: str, level: str) -> str:
    return (
        f'create or replace trigger {name} before {events} on "{table}" '
        f"for each {level} execute function core_refuse_change();"
    )


def trigger_sql(present: set[str]) -> str:
    """All of it, for the tables that are there already (a migration may be half way)."""
    parts = [RECORD, REFUSE]
    for model, past in tracked_models():
        if {model._meta.db_table, past._meta.db_table} <= present:
            parts.append(record_sql(model._meta.db_table, past._meta.db_table))
    parts += [append_only_sql(m._meta.db_table) for m in append_only_models() if m._meta.db_table in present]
    return "\n".join(parts)
