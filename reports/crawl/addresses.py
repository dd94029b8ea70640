"""Every address of the site, with arguments that lead to the planted rows."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse

from core.records import records

from .planting import Garden

# Left out, each with its reason.
LEFT_OUT = {
    "account_logout": "ends the viewer's session",
    "set_language": "redirects only",
}


@dataclass(frozen=True)
class Address:
    """One URL name with one set of arguments."""

    name: str
    url: str


def patterns(resolver: Any = None, namespace: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every named pattern with its arguments' converters."""
    for entry in (resolver or get_resolver()).url_patterns:
        if isinstance(entry, URLResolver):
            inner = ":".join(filter(None, [namespace, entry.namespace]))
            yield from patterns(entry, inner)
        elif isinstance(entry, URLPattern) and entry.name:
            yield ":".join(filter(None, [namespace, entry.name])), dict(entry.pattern.converters)


def addresses(garden: Garden) -> list[Address]:
    """All addresses: one for a plain page, one for each planted row an argument may name."""
    found = []
    for name, converters in patterns():
        if name in LEFT_OUT:
            continue
        choices = [_values(name, argument, garden) for argument in converters]
        for values in itertools.islice(itertools.product(*choices), 60):
            try:
                found.append(Address(name, reverse(name, kwargs=dict(zip(converters, values, strict=True)))))
            except NoReverseMatch:
                continue
    return list(dict.fromkeys(found))


def _values(name: str, argument: str, garden: Garden) -> list[Any]:
    """What an argument may be: rows of the app the address belongs to, references, labels."""
    app = name.partition(":")[0]
    if argument == "label":
        return [record.label for record in records()]
    if argument == "reference":
        return [row.reference for row in garden.rows.values() if hasattr(row, "reference")]
    if argument == "field_class":
        return ["contact", "clinical"]
    if argument == "form_key":
        return ["crawl.form"]
    if argument in {"about", "key", "uidb36"}:
        return ["new"]
    near = [row.pk for label, row in garden.rows.items() if label.partition(".")[0] == app]
    shared = [row.pk for label, row in garden.rows.items() if label in {"clients.Client", "cases.Case"}]
    if app == "core":
        near = [
            garden.rows[record.model._meta.label].pk
            for record in records()
            if record.model._meta.label in garden.rows
        ]
    return list(dict.fromkeys([*near, *shared]))
