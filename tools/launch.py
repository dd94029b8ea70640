"""Setting up, starting and erasing: the steps that bin/run takes, with or without --check."""

import contextlib
from collections.abc import Iterator, Mapping

from tools import interrupts, packages, postgres
from tools.console import SetUpError, say
from tools.python_env import ensure_packages
from tools.services import Services, refuse_production
from tools.stack import Stack, listen
from tools.state import State


def set_up(state: State, *, afresh: bool) -> Services:
    """Have packages and libraries, and an empty state directory when one is asked for."""
    refuse_production()
    ensure_packages("demo")
    packages.pango()
    if afresh:
        reset(Services(state))
    return Services(state)


def reset(services: Services) -> None:
    """Remove database, files, mail and logs of the state directory.

    Raises:
        SetUpError: something is running on it, or the database is not ours to empty.
    """
    if not services.own_database:
        raise SetUpError("DATABASE_URL is set: --reset will not empty a database that it did not make.")
    services.state.make()
    if not services.stop_if_unused():
        raise SetUpError(f"{services.state.path} is in use: stop what runs on it before --reset.")
    services.state.erase()
    postgres.erase_copy(services.state)
    say(f"{services.state.path} is empty again")


@contextlib.contextmanager
def started(services: Services, env: Mapping[str, str], port: int) -> Iterator[Stack]:
    """Web, worker and beat on a free port, stopped again whatever happens."""
    stack = Stack(services.state, env, listen(port))
    try:
        stack.start()
        yield stack
    finally:
        with interrupts.held():
            stack.stop()
