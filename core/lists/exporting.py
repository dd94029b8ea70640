"""A list as a file: what is shown, less what is not readable on every row, in the order shown."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import BadRequest
from django.db.models import CharField, DateField, IntegerField, QuerySet, TextField
from django.db.models.functions import Cast
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core import exports
from core.access import may_open, policy_of
from core.clock import now, today
from core.db import system_context
from core.jobs import Made, Work, register_job
from core.lists.asked import Asked
from core.lists.columns import Cells, Column
from core.lists.house_list import HouseList, list_named
from core.models import ReadEvent
from core.templatetags.house import moment

KIND = "core.export_list"
# Rows read from the database at a time, told as progress, and named in one read event.
AT_A_TIME = 1000
# What leaves as it comes from the database, unless it is a code.
LEFT_ALONE = (CharField, TextField, DateField, IntegerField)


@dataclass(frozen=True)
class Export:
    """One list in one state, for one user, as it would leave: opened columns only."""

    shown: HouseList
    asked: Asked

    @property
    def columns(self) -> list[Column]:
        """Columns that leave."""
        chosen = self.shown.shown(self.asked)
        return [one for one in chosen if one.is_open(self.shown.user, self.shown.model)]

    @property
    def left_out(self) -> list[str]:
        """Headings of columns that are shown and do not leave."""
        kept = self.columns
        return [one.heading(self.shown.model) for one in self.shown.shown(self.asked) if one not in kept]

    @property
    def head(self) -> list[str]:
        return [one.heading(self.shown.model) for one in self.columns]

    def rows(self) -> QuerySet:
        """The rows that leave, in order."""
        return self.shown.asked_rows(self.asked, self.shown.filter_set(self.asked))

    def classes(self) -> list[str]:
        """Classes of data of the list's own columns that leave."""
        policy = policy_of(self.shown.model)
        return sorted({str(policy.class_of(one.name)) for one in self.columns if one.name in policy.fields})


def export_of(user: Any, key: str, query: str) -> Export | None:
    """The export of a list; None where the user has no such list, or may take nothing out of it."""
    kind = list_named(key)
    if kind is None or not kind.exportable:
        return None
    if not (may_open(user, kind.url_name) and may_open(user, "core:list_export")):
        return None
    shown = kind(user)
    return Export(shown, shown.asked(QueryDict(query)))


def may_export(user: Any, parameters: Any) -> bool:
    """Whether the user may take this list out, now."""
    try:
        export = export_of(user, parameters.get("list", ""), parameters.get("query", ""))
    except BadRequest:
        return False
    return export is not None and parameters.get("format") in exports.MEDIA_TYPES


def export_list(work: Work) -> Made:
    """Write the file, row by row from a server-side cursor; every record that leaves is named in a read event."""
    parameters = work.parameters
    export = export_of(work.user, parameters["list"], parameters["query"])
    if export is None:
        raise PermissionError
    counted = _Counted(work, export, export.rows().order_by().count())
    writer = _writer(parameters["format"], work, export)
    size = work.keep_file(writer(export.head, counted.rows()))
    counted.close()
    name = f"{export.shown.key.replace('.', '-')}-{today().isoformat()}.{parameters['format']}"
    media_type = exports.MEDIA_TYPES[parameters["format"]]
    return Made(name, media_type, size, rows=counted.done, columns=len(export.columns))


def _writer(form: str, work: Work, export: Export) -> Callable[..., Iterator[bytes]]:
    if form == "csv":
        return exports.csv_chunks
    about = [
        (_("List"), str(export.shown.title)),
        (_("Made for"), work.user.full_name),
        (_("Made at"), moment(now())),
        (_("Reason"), work.reason),
        (_("Number"), str(work.job_id)),
    ]
    return lambda head, rows: exports.xlsx_chunks(head, rows, about)


class _Counted:
    """Rows on their way into the file: counted, told as progress, and noted as read."""

    def __init__(self, work: Work, export: Export, total: int) -> None:
        self._work, self._export, self._total = work, export, total
        self._ids: list[str] = []
        self.done = 0

    def rows(self) -> Iterator[list[Any]]:
        self._work.tell(0, self._total, at_once=True)
        for pk, values in _values(self._export):
            self._ids.append(str(pk))
            self.done += 1
            yield values
            if len(self._ids) >= AT_A_TIME:
                self._note()

    def close(self) -> None:
        """Note the rest."""
        if self._ids:
            self._note()
        self._work.tell(self.done, self._total, at_once=True)

    def _note(self) -> None:
        export, work = self._export, self._work
        with system_context("core.export_list"):
            ReadEvent.objects.create(
                user_id=work.user.pk,
                kind="export",
                model_label=export.shown.model._meta.label_lower,
                object_ids=self._ids,
                classes=export.classes(),
                why=work.reason[:300],
                request_id=work.job_id.hex,
            )
        self._ids = []
        work.tell(self.done, self._total)


def _values(export: Export) -> Iterator[tuple[Any, list[Any]]]:
    """Key and cells of each row: straight from the database, or by records where a column is computed in Python."""
    columns, shown = export.columns, export.shown
    cells = [Cells(one, shown.model, shown.user) for one in columns]
    if any(one.value for one in columns) or any(_is_derived(shown, one) for one in columns):
        yield from _by_records(export, columns, [one.exported for one in cells])
        return
    sql = {f"_{place}": one.expression(shown.user, shown.model) for place, one in enumerate(columns)}
    computed = {one.name: alias for alias, one in zip(sql, columns, strict=True)}
    found = export.rows().annotate(**sql).order_by(*shown.order(export.asked, computed))
    kinds = [found.query.annotations[alias].output_field for alias in sql]
    changed = [
        (place, one.exported)
        for place, (one, kind) in enumerate(zip(cells, kinds, strict=True))
        if one.words or not isinstance(kind, LEFT_ALONE)
    ]
    for pk, *values in found.values_list(Cast("pk", CharField()), *sql).iterator(chunk_size=AT_A_TIME):
        for place, write in changed:
            values[place] = write(values[place])
        yield pk, values


def _is_derived(shown: HouseList, column: Column) -> bool:
    return not column.is_computed and not column.is_sortable_path(shown.model)


def _by_records(
    export: Export, columns: list[Column], writers: Sequence[Callable[[Any], Any]]
) -> Iterator[tuple[Any, list[Any]]]:
    keys: list[Any] = []
    for pk in export.rows().values_list("pk", flat=True).iterator(chunk_size=AT_A_TIME):
        keys.append(pk)
        if len(keys) == AT_A_TIME:
            yield from _read_records(export, columns, writers, keys)
            keys = []
    yield from _read_records(export, columns, writers, keys)


def _read_records(
    export: Export, columns: list[Column], writers: Sequence[Callable[[Any], Any]], keys: list[Any]
) -> Iterator[tuple[Any, list[Any]]]:
    seen = {one.pk: one for one in export.shown.read(export.shown.rows().filter(pk__in=keys), columns)}
    for pk in keys:
        if pk in seen:
            values = [one.of(seen[pk]) for one in columns]
            yield (
                pk,
                [
                    "" if getattr(value, "is_restricted", False) else write(value)
                    for write, value in zip(writers, values, strict=True)
                ],
            )


def describe(parameters: Any) -> str:
    """What an export's job is called: the list's title."""
    kind = list_named(parameters.get("list", ""))
    return str(kind.title) if kind else _("Export")


register_job(KIND, export_list, title=gettext_lazy("Export"), may_run=may_export, describe=describe)
