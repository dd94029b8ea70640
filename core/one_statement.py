"""Several querysets answered by one statement: each is one column of it, which holds the rows as text.

What comes back is what each queryset gives by itself: the driver's own loaders and the fields' own converters
read the text. Nothing is decided here: whoever asks has narrowed rows and columns already.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import Model, QuerySet
from django.db.models.query import ModelIterable
from psycopg.adapt import Transformer
from psycopg.pq import Format


@dataclass(frozen=True)
class Counted:
    """Asks how many rows a queryset has."""

    rows: QuerySet


Question = QuerySet | Counted
# What the driver gives as text already.
TEXTS = frozenset({"varchar", "text"})


def fetch(questions: Sequence[Question]) -> list[Any]:
    """The answers in order: a list of the model's rows for a queryset, a number for `Counted`."""
    if len(questions) == 1 and isinstance(questions[0], QuerySet):
        return [list(questions[0])]
    parts = [_compile(question) for question in questions]
    found = _ask({part.key: part for part in parts if part})
    return [_answer(question, part, found) for question, part in zip(questions, parts, strict=True)]


@dataclass(frozen=True)
class _Part:
    compiler: Any
    sql: str
    params: tuple[Any, ...]
    is_count: bool

    @property
    def key(self) -> tuple[str, str]:
        """The same question asked twice is answered once."""
        return self.column, repr(self.params)

    @property
    def column(self) -> str:
        if self.is_count:
            return f"(select count(*)::text from ({self.sql}) as q)"  # noqa: S608 - Django's own SQL
        names = [f"c{n}" for n in range(len(self.compiler.select))]
        values = ", ".join(f"{name}::text" for name in names)
        rows = f"({self.sql}) as q({', '.join(names)})"
        return f"(select json_agg(array[{values}])::text from {rows})"  # noqa: S608 - Django's own SQL


def _compile(question: Question) -> _Part | None:
    is_count = isinstance(question, Counted)
    rows = question.rows if isinstance(question, Counted) else question
    if not is_count and not issubclass(rows._iterable_class, ModelIterable):
        raise TypeError("Rows of a model are fetched together, and numbers.")
    query = rows.values("pk").query if is_count else rows.query
    if is_count:
        query.clear_ordering()
    compiler = query.get_compiler(rows.db)
    try:
        sql, params = compiler.as_sql()
    except EmptyResultSet:
        return None
    return _Part(compiler, sql, tuple(params), is_count)


def _ask(parts: dict[tuple[str, str], _Part]) -> dict[tuple[str, str], Any]:
    if not parts:
        return {}
    asked = list(parts.values())
    params = [value for part in asked for value in part.params]
    with asked[0].compiler.connection.cursor() as cursor:
        cursor.execute(f"select {', '.join(part.column for part in asked)}", params)
        return dict(zip(parts, cursor.fetchone(), strict=True))


def _answer(question: Question, part: _Part | None, found: dict[tuple[str, str], Any]) -> Any:
    text = found[part.key] if part else None
    if isinstance(question, Counted):
        return int(text or 0)
    return _rows(question, part.compiler, json.loads(text)) if part and text else []


def _rows(queryset: QuerySet, compiler: Any, texts: list[list[str | None]]) -> list[Model]:
    """As Django's own ModelIterable makes them of what a statement gave."""
    place, extra = compiler.klass_info["select_fields"], compiler.annotation_col_map
    columns = slice(place[0], place[-1] + 1)
    names = [select[0].target.attname for select in compiler.select[columns]]
    loaders = _loaders(compiler)
    loaded = [[load(text) for load, text in zip(loaders, row, strict=True)] for row in texts]
    rows = []
    for row in compiler.results_iter([loaded]):
        rows.append(queryset.model.from_db(queryset.db, names, row[columns]))
        for name, at in extra.items():
            setattr(rows[-1], name, row[at])
    return rows


def _loaders(compiler: Any) -> list[Callable[[str | None], Any]]:
    connection = connections[compiler.using]
    transformer = Transformer(connection.connection)
    return [_loader(connection, transformer, select[0].output_field) for select in compiler.select]


def _loader(connection: Any, transformer: Any, field: Any) -> Callable[[str | None], Any]:
    """Reads a value of one column as the driver would have read it."""
    name, _, more = field.db_type(connection).partition("(")
    name += more[more.find(")") + 1 :]
    if name in TEXTS:
        return _as_it_is
    kind = connection.connection.adapters.types[name.removesuffix("[]")]
    oid = kind.array_oid if name.endswith("[]") else kind.oid
    load = transformer.get_loader(oid, Format.TEXT).load
    return lambda text: None if text is None else load(text.encode())


def _as_it_is(text: str | None) -> str | None:
    return text


def count_all(several: Iterable[QuerySet]) -> list[int]:
    """How many rows each of several querysets has, in one statement."""
    return fetch([Counted(rows) for rows in several])
