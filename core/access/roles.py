"""The names of the house's roles and of their database roles; what they mean is the accounts' affair."""

from collections.abc import Iterable

VISITOR = "visitor"
_roles: list[str] = []


def register_roles(names: Iterable[str]) -> None:
    """Name every role a user may have; called once by the accounts' policy."""
    _roles[:] = [str(name) for name in names]


def all_roles() -> list[str]:
    """Every role a user may have, and the visitor who has not signed in."""
    return [*_roles, VISITOR]


def role_of(user) -> str:
    """The user's role, or the visitor's for whoever has not signed in."""
    return str(getattr(user, "role", "") or VISITOR) if getattr(user, "is_authenticated", False) else VISITOR


def database_role(role: str) -> str:
    """The PostgreSQL role a Harbour role runs as."""
    return f"r_{role}"
