"""Stops the services of a state directory when bin/manage has not been used for ten minutes."""

import os
import subprocess
import sys
import time
from pathlib import Path

from tools.services import Services
from tools.state import ROOT, State

IDLE_SECONDS = float(os.environ.get("HARBOUR_IDLE_SECONDS", "600"))


def _mark(state: State) -> Path:
    return state.path / "last-use"


def note_use(state: State) -> None:
    _mark(state).touch()


def start(services: Services) -> None:
    """Leave a process behind that watches, unless one does already; it holds none of our files open."""
    note_use(services.state)
    if not (services.own_database or services.own_broker):
        return
    subprocess.Popen(
        [sys.executable, "-m", "tools.watchdog", services.state.path],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def idle_seconds(state: State) -> float:
    mark = _mark(state)
    return time.time() - mark.stat().st_mtime if mark.exists() else IDLE_SECONDS


def watch(services: Services) -> None:
    """Wait until nobody has used the services for long enough, then stop them."""
    with services.state.lock_if_free("watchdog") as alone:
        while alone:
            time.sleep(max(0.1, min(IDLE_SECONDS - idle_seconds(services.state), IDLE_SECONDS / 4)))
            if idle_seconds(services.state) >= IDLE_SECONDS and services.stop_if_unused():
                return


if __name__ == "__main__":
    watch(Services(State(sys.argv[1])))
