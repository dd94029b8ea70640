"""Records that have a page of their own: what may be opened, looked up by reference, asked for and watched."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.models import Model
from django.http import Http404
from django.urls import reverse


@dataclass(frozen=True, kw_only=True)
class Record:
    """How a kind of record is found and opened; `together(row)` are the rows break-glass opens with it.

    `follow` names the relations its address or its label is made from.
    """

    model: type[Any]
    url_name: str
    url_args: Callable[[Any], tuple[Any, ...]] = lambda row: (row.pk,)
    reference: str = ""
    together: Callable[[Any], Iterable[Model]] = lambda row: (row,)
    follow: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        return self.model._meta.label_lower

    def url(self, row: Any) -> str:
        return reverse(self.url_name, args=self.url_args(row))


_records: dict[str, Record] = {}


def register_record(
    model: type[Model],
    url_name: str,
    *,
    url_args: Callable[[Any], tuple[Any, ...]] = lambda row: (row.pk,),
    reference: str = "",
    together: Callable[[Any], Iterable[Model]] = lambda row: (row,),
    follow: tuple[str, ...] = (),
) -> None:
    """Make a model's rows records with a page; apps call it from their `registry`."""
    record = Record(
        model=model,
        url_name=url_name,
        url_args=url_args,
        reference=reference,
        together=together,
        follow=follow,
    )
    _records[record.label] = record


def record_of(label: str) -> Record:
    """The record kind of a label in an address.

    Raises:
        Http404: no such kind has pages.
    """
    try:
        return _records[label]
    except KeyError:
        raise Http404 from None


def records() -> list[Record]:
    """All kinds, in a stable order."""
    return sorted(_records.values(), key=lambda record: record.label)


def model_of(label: str) -> type[Model]:
    """The policed model of a label in an address.

    Raises:
        Http404: no such model, or nobody may read it.
    """
    from core.access.policy import _policies

    try:
        model = apps.get_model(label)
    except (LookupError, ValueError):
        raise Http404 from None
    if model not in _policies:
        raise Http404
    return model
