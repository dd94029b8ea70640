"""The crawl itself: plant two worlds, let everybody look, take everything back."""

import logging
import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.test.utils import override_settings

from accounts.models import Organisation
from accounts.policy.watched import NOBODY_ROLE
from core.access.grants import grant
from core.access.policy import policy_of
from core.clock import now
from core.context import Current, enter, leave
from core.db import system_context

from .addresses import Address, addresses
from .looking import Ears, Eyes, Report, forbidden, look_at, mails, permitted, steady
from .planting import Garden, counter
from .twins import flip_hidden
from .viewers import Viewer, make_user, make_viewers, standing_in

# How many addresses of one URL name a viewer tries until one opens.
TRIES = 5
# Pages of signing in hold fresh secrets, and nothing of the house.
SIGN_IN = ("mfa_", "account_")
SHARED = ("clients.Client", "cases.Case")


@dataclass
class World:
    """Everything planted: the garden the `on` viewers are on, the one nobody is on, and who looks."""

    gardens: list[Garden]
    viewers: list[Viewer]
    addresses: list[Address]

    @property
    def doors(self) -> dict[str, list[Address]]:
        """Addresses by URL name."""
        found: dict[str, list[Address]] = {}
        for address in self.addresses:
            found.setdefault(address.name, []).append(address)
        return found


@contextmanager
def planted(seed: int) -> Iterator[World]:
    """Two gardens and their viewers, for as long as the block lasts; nothing of it stays."""
    token = enter(Current())
    try:
        with transaction.atomic():
            with system_context("crawl.plant", actor="system:leak_crawl"):
                world = _plant(seed)
            yield world
            transaction.set_rollback(True)
    finally:
        leave(token)


def _plant(seed: int) -> World:
    kind = Organisation.Kind.PARTNER
    own = Organisation.objects.create(kind=kind, name_en=f"Own organisation {seed}")
    other = Organisation.objects.create(kind=kind, name_en=f"Other organisation {seed}")
    viewers = make_viewers(own, other)
    nobody, second = (make_user(name, str(NOBODY_ROLE), other) for name in ("nobody", "nobody-else"))
    numbers = counter(seed)
    mine = Garden(numbers, standing_in(viewers, own, nobody) | {"second": second}, seed).plant_all()
    others = Garden(numbers, {"staff": nobody, "second": second, "organisation": other}, seed).plant_all()
    for viewer in viewers:
        _stand(viewer, mine, nobody)
    return World([mine, others], viewers, addresses(mine) + addresses(others))


def _stand(viewer: Viewer, garden: Garden, by) -> None:
    """Put a viewer on the shared records, take one off again, or shut one out."""
    rows = [garden.rows[label] for label in SHARED]
    for row in rows if viewer.standing != "off" else []:
        until = now() - timedelta(seconds=1) if viewer.standing == "revoked" else None
        grant([row], users=[viewer.user], source=row, by=by, until=until)
        if viewer.standing == "walled":
            wall = policy_of(type(row)).walls["pk"]
            wall.objects.create(user=viewer.user, content_object=row, made_by=by, reason="crawl")


def crawl(
    *,
    seed: int = 1,
    share: float = 1.0,
    twins: int = 4,
    viewers: set[str] | None = None,
    only: set[str] | None = None,
) -> Report:
    """Let every viewer look through a `share` of all addresses; `twins` viewers see both worlds.

    `viewers` and `only` (URL names) narrow it.
    """
    report, ears, chance = Report(), Ears(), random.Random(seed)  # noqa: S311
    logging.getLogger().addHandler(ears)
    settings = {"EMAIL_BACKEND": "django.core.mail.backends.locmem.EmailBackend", "ALLOWED_HOSTS": ["*"]}
    try:
        with override_settings(**settings), planted(seed) as world:
            world.addresses = [one for one in world.addresses if not only or one.name in only]
            chosen = [one for one in world.viewers if not viewers or one.name in viewers]
            twinned = {one.name for one in chance.sample(chosen, min(twins, len(chosen)))}
            for viewer in chosen:
                _look(viewer, world, report, chance, share, is_twin=viewer.name in twinned)
            _overhear(world, report, ears)
    finally:
        logging.getLogger().removeHandler(ears)
    return report


def _look(
    viewer: Viewer, world: World, report: Report, chance: random.Random, share: float, *, is_twin: bool
) -> None:
    hidden = forbidden(viewer, world.gardens)
    eyes = Eyes(viewer)
    report.roles.add(viewer.name)
    opened: dict[Address, bytes] = {}
    for doors in world.doors.values():
        if chance.random() < share:
            found = look_at(eyes, chance.sample(doors, min(len(doors), TRIES)), hidden, report)
            opened |= dict([found]) if found else {}
    if is_twin:
        _look_again(viewer, world, report, eyes, opened)


def _look_again(
    viewer: Viewer, world: World, report: Report, eyes: Eyes, first: dict[Address, bytes]
) -> None:
    """The same addresses in a world that differs only in what the viewer may not see."""
    allowed = [permitted(viewer, garden) for garden in world.gardens]
    with transaction.atomic():
        changed = flip_hidden(viewer, world.gardens, allowed)
        for address, before in first.items():
            if address.name.startswith(SIGN_IN):
                continue
            after = steady(eyes.ask("get", address.url))
            report.probes["twin worlds"] += changed
            if after != before:
                report.leaks.append(f"{viewer.name} twin worlds {address.name}: {difference(before, after)}")
        transaction.set_rollback(True)


def difference(before: bytes, after: bytes) -> str:
    """Where two answers part, for the report."""
    place = next(
        (i for i, (a, b) in enumerate(zip(before, after, strict=False)) if a != b),
        min(len(before), len(after)),
    )
    return f"{before[place - 30 : place + 40]!r} against {after[place - 30 : place + 40]!r}"


def _overhear(world: World, report: Report, ears: Ears) -> None:
    """Logs and mails are nobody's to read: no canary at all may stand there."""
    everything = [canary for garden in world.gardens for canary in garden.canaries]
    nobody = Viewer("anybody", None)
    report.check(nobody, "log", "all lines", "\n".join(ears.lines).encode(), everything)
    report.check(nobody, "mail", "all mails", mails(), everything)
