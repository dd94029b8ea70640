"""Kinds of long work: what each does, what it is called, and who may have it done."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Parameters = Mapping[str, Any]


@dataclass(frozen=True)
class Made:
    """What came of a job: a file that was kept (its size says so), or the address of a record that was made."""

    file_name: str = ""
    media_type: str = ""
    file_bytes: int | None = None
    rows: int | None = None
    columns: int | None = None
    url_name: str = ""
    url_args: tuple[str, ...] = ()


@dataclass(frozen=True)
class JobKind:
    """`run(work)` does it; `may_run(user, parameters)` is asked at the start, when it runs and when it is fetched."""

    code: str
    run: Callable[[Any], Made | None]
    title: str | Promise = _("Work")
    may_run: Callable[[Any, Parameters], bool] = field(default=lambda user, parameters: True)
    # What one job of this kind is called: (parameters) -> words.
    describe: Callable[[Parameters], str] | None = None


_kinds: dict[str, JobKind] = {}


def register_job(
    kind: str,
    run: Callable[[Any], Made | None],
    *,
    title: str | Promise = "",
    may_run: Callable[[Any, Parameters], bool] | None = None,
    describe: Callable[[Parameters], str] | None = None,
) -> None:
    """Add a kind of job; apps call it from their `registry`."""
    optional: dict[str, Any] = {"title": title, "may_run": may_run, "describe": describe}
    _kinds[kind] = JobKind(kind, run, **{name: value for name, value in optional.items() if value})


def job_kind(code: str) -> JobKind | None:
    """The kind, if some app still knows it."""
    return _kinds.get(code)
