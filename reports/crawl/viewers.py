"""Who looks: every role on the planted records and off them, revoked and walled ones, and a visitor."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AnonymousUser

from accounts.models import Organisation, User
from accounts.policy.watched import OUTSIDE_ROLES, STANDS_IN, VIEWERS
from core.access.roles import VISITOR


@dataclass(frozen=True)
class Viewer:
    """One pair of eyes; `standing` is on, off, revoked or walled."""

    name: str
    user: Any
    standing: str = "off"


def make_viewers(own: Organisation, other: Organisation) -> list[Viewer]:
    """A visitor and one user for every line of the policy's table."""
    viewers = [Viewer(VISITOR, AnonymousUser())]
    for name, role, standing in VIEWERS:
        organisation = own if standing == "on" else other
        viewers.append(Viewer(name, make_user(name, str(role), organisation), standing))
    return viewers


def make_user(name: str, role: str, organisation: Organisation) -> User:
    """A user who exists for the crawl only."""
    return User.objects.create(
        email=f"{name}@viewer.example",
        full_name=f"Viewer {name}",
        role=role,
        organisation=organisation if role in OUTSIDE_ROLES else None,
        password="!",  # noqa: S106
    )


def standing_in(viewers: list[Viewer], organisation: Organisation, nobody: User) -> dict[str, Any]:
    """Which viewer stands in which column of the planted records; somebody else in all others."""
    by_name = {viewer.name: viewer.user for viewer in viewers}
    people = {column: by_name[name] for column, name in STANDS_IN.items()}
    return people | {"staff": nobody, "organisation": organisation}
