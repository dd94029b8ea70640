"""What is measured: each workload does one thing as a person or the worker does it, and knows a right answer."""

import re
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from itertools import count
from typing import Any

from django.db import transaction
from django.test import Client as Browser
from django.urls import reverse

from accounts.models import User
from accounts.policy import Role
from bench import limits
from bench.scale import Scale, name_of, reference_of
from cases.models import Case
from cases.services import raise_reminders
from core.clock import today
from core.db import system_context
from core.files import delete_file
from core.history.chain import verify_chain
from core.jobs import run_job, start_job
from core.lists.exporting import KIND as EXPORT
from core.models import ChainLink, Job
from core.turns import house_turn

LAST_PAGE = 20  # a list pages through its first thousand rows
THIN = 7


class House:
    """A filled house and the people who use it."""

    def __init__(self, scale: Scale) -> None:
        self.scale = scale
        self.turn = count(1)

    def user(self, role: Role) -> User:
        with system_context("bench.user"):
            return User.objects.filter(role=role).order_by("email")[0]

    @cached_property
    def manager(self) -> Browser:
        return signed_in(self.user(Role.MANAGER))

    @cached_property
    def worker(self) -> Browser:
        """The caseworker of the thin case."""
        with transaction.atomic(), system_context("bench.worker"):
            return signed_in(Case.objects.get(reference=reference_of(THIN)).assignments.get().user)

    @cached_property
    def noted(self) -> str:
        """Another case of the same caseworker, which the notes go into."""
        return reference_of(THIN + self.scale.workers)

    def misspelt(self) -> tuple[str, str]:
        """A client's reference and their name with two letters changed about; another one each time."""
        number = next(self.turn) * 7919 % self.scale.cases
        name = name_of(number, self.scale)
        return f"P-{number:04d}", name[:2] + name[3] + name[2] + name[4:]


def signed_in(user: User) -> Browser:
    """A browser past the second factor and the code of conduct."""
    browser = Browser()
    with transaction.atomic(), system_context("bench.sign_in", actor="system:bench"):
        browser.force_login(user, backend="accounts.backends.SignInBackend")
        session = browser.session
        session.update({"second_factor": True, "conduct_accepted": True})
        session.save()
    return browser


@dataclass(frozen=True)
class Workload:
    """`act` is timed; `is_right` looks at what it gave."""

    act: Callable[[House], Any]
    is_right: Callable[[House, Any], bool]


def _page(who: str, address: Callable[[], str]) -> Callable[[House], Any]:
    return lambda house: getattr(house, who).get(address())


def _shows(*texts: str) -> Callable[[House, Any], bool]:
    return lambda _, page: page.status_code == 200 and all(text in page.content.decode() for text in texts)


def _case(number: int) -> str:
    return reverse("cases:detail", args=[reference_of(number)])


def _history(house: House) -> Any:
    with transaction.atomic(), system_context("bench.key"):
        key = Case.objects.values_list("pk", flat=True).get(reference=reference_of(THIN))
    return house.manager.get(reverse("core:history", args=["cases.case", key]))


def _list(page: int) -> Callable[[House], Any]:
    return lambda house: house.manager.get(reverse("cases:list"), {"page": page, "sort": "-opened_on"})


def _rows_of_page(house: House, page: Any) -> bool:
    rows = len(re.findall(r"/cases/C-2026-\d+/", page.content.decode()))
    return page.status_code == 200 and rows >= min(house.scale.cases, 50)


def _search(house: House) -> tuple[str, str]:
    reference, name = house.misspelt()
    answer = house.manager.post(reverse("core:search"), {"q": name}, follow=True)
    return reference, answer.content.decode()


def _alike(house: House) -> list[str]:
    return limits.names_alike(house.misspelt()[1])


def _note(house: House) -> Any:
    day = today()
    return house.worker.post(
        reverse("cases:note_add", args=[house.noted]),
        {
            "kind": "phone",
            "day_day": day.day,
            "day_month": day.month,
            "day_year": day.year,
            "time": "00:00",
            "text": "Rang.",
            "idempotency_key": str(uuid.uuid4()),
        },
    )


def _export(house: House) -> Job:
    parameters = {"list": "reports.open_cases", "query": "", "format": "csv"}
    with transaction.atomic():
        job = start_job(EXPORT, by=house.user(Role.MANAGER), parameters=parameters, reason="Bench")
    run_job({"job": job.pk})
    with house_turn("bench.export", "system:bench"):
        delete_file(job.pk)
        return Job.objects.get(pk=job.pk)


def _sweep(house: House) -> tuple[int, int]:
    """What a day's sweep says, and what a second one adds; undone, so that it can be done again."""
    with house_turn("bench.sweep", "system:bench"):
        told = len(raise_reminders(today())), len(raise_reminders(today()))
        transaction.set_rollback(True)
    return told


def _is_swept(house: House, told: tuple[int, int]) -> bool:
    return told[0] >= min(house.scale.due, house.scale.cases) and told[1] == 0


def _verify(house: House) -> int:
    """Rows of history and readings that agree with the chain."""
    with house_turn("bench.verify", "system:bench"):
        assert verify_chain() == []
        return ChainLink.objects.count()


WORKLOADS = {
    "floor": Workload(_page("manager", lambda: "/bench/floor/"), _shows("harbour")),
    "list": Workload(_list(1), _rows_of_page),
    "list last page": Workload(_list(LAST_PAGE), lambda house, page: page.status_code == 200),
    "case": Workload(_page("worker", lambda: _case(THIN)), _shows(reference_of(THIN))),
    "full case": Workload(_page("manager", lambda: _case(0)), _shows(reference_of(0))),
    "thin case": Workload(_page("manager", lambda: _case(THIN)), _shows(reference_of(THIN))),
    "history": Workload(_history, _shows(reference_of(THIN))),
    "note": Workload(_note, lambda house, answer: answer.status_code == 302),
    "search": Workload(_search, lambda house, found: found[0] in found[1]),
    "search sql": Workload(_alike, lambda house, found: bool(found)),
    "csv": Workload(_export, lambda house, job: job.rows == house.scale.cases),
    "psql copy": Workload(
        lambda house: limits.copy_open_cases(), lambda house, lines: lines == house.scale.cases + 1
    ),
    "sweep": Workload(_sweep, _is_swept),
    "verify": Workload(_verify, lambda house, rows: rows > house.scale.cases),
}
