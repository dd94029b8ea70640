"""What an address asks of a list: checked name by name against what this user may ask."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.core.exceptions import BadRequest
from django.http import QueryDict

from core.access import refuse

PAGES = 20
OWN_NAMES = ("sort", "columns", "page", "s")
TWICE = ("columns",)


@dataclass(frozen=True)
class Asked:
    """The state of a list, as its address says it; `filters` are values as typed."""

    filters: dict[str, str]
    sort: str
    columns: tuple[str, ...]
    page: int = 1
    search: UUID | None = None

    def query(self, **changes: Any) -> str:
        """The address's part after the question mark, with changes."""
        asked = replace(self, **changes)
        query = QueryDict(mutable=True)
        query.update({name: value for name, value in sorted(asked.filters.items()) if value})
        query.setlist("columns", list(asked.columns))
        plain = {"sort": asked.sort, "page": asked.page if asked.page > 1 else "", "s": asked.search or ""}
        for name, value in plain.items():
            if value:
                query[name] = str(value)
        return query.urlencode()


def parse(
    query: QueryDict,
    *,
    user: Any,
    model_label: str,
    filters: Iterable[str],
    sorts: Iterable[str],
    columns: Iterable[str],
    known: Iterable[str],
) -> Asked:
    """The state an address asks for.

    `known` are the list's declared names: a refused one is logged by name, an invented one as "?".

    Raises:
        BadRequest: a name, column or sort that does not exist or is not this user's; the same for both.
    """
    filters, sorts, columns = set(filters), set(sorts), set(columns)
    sort, chosen = query.get("sort", ""), tuple(query.getlist("columns"))
    wrong = set(query) - filters - set(OWN_NAMES)
    wrong |= {name for name in query if name not in TWICE and len(query.getlist(name)) > 1}
    wrong |= ({sort.removeprefix("-")} - sorts) if sort else set()
    wrong |= set(chosen) - columns
    page, search = _page(query.get("page", "1")), _uuid(query.get("s", ""))
    if wrong or not page or (query.get("s") and not search):
        refuse(user, "list", model_label, None, sorted({n if n in set(known) else "?" for n in wrong}))
        raise BadRequest("This list has no such column, filter or order.")
    asked = {name: query.get(name, "") for name in filters}
    return Asked(asked, sort, chosen, page, search)


def _page(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 4 and 1 <= int(text) <= PAGES else 0


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
