"""bin/backup and bin/restore: the same on a state directory as in production."""

import argparse
import contextlib
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from tools import interrupts, project
from tools.console import SetUpError
from tools.python_env import ensure_packages
from tools.services import Services, refuse_production
from tools.state import PYTHON, ROOT, State


def _arguments(name: str, words: list[str], folder: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog=f"bin/{name}")
    parser.add_argument("folder", type=Path, help=folder)
    parser.add_argument("--state", metavar="DIR", help="of this state directory (.local, or HARBOUR_STATE)")
    return parser.parse_args(words)


def _with_services(state: State, act: Callable[[Services, Mapping[str, str]], int]) -> int:
    interrupts.treat_termination_as_interrupt()
    services = Services(state)
    try:
        refuse_production()
        ensure_packages("demo")
        with contextlib.ExitStack() as stack:
            stack.callback(services.stop_if_unused)
            with services.in_use() as env:
                return act(services, env)
    except SetUpError as problem:
        print(problem, file=sys.stderr)
        return os.EX_UNAVAILABLE
    except KeyboardInterrupt:
        return 130


def _call(env: Mapping[str, str], *words: str) -> int:
    return subprocess.call([str(PYTHON), *words], cwd=ROOT, env=dict(env))


def backup(words: list[str]) -> int:
    given = _arguments("backup", words, "a new folder for the backup")
    state, folder = State.chosen(given.state), str(given.folder.resolve())
    if Services(state).own_database and not (state.path / "prepared").exists():
        print(f"There is nothing to save in {state.path}.", file=sys.stderr)
        return os.EX_UNAVAILABLE
    return _with_services(state, lambda services, env: _call(env, "-m", "tools.backup", folder))


def restore(words: list[str]) -> int:
    """Into an empty state directory; afterwards the tables are brought up to the code that is here."""
    given = _arguments("restore", words, "the folder of a backup")
    folder = str(given.folder.resolve())

    def act(services: Services, env: Mapping[str, str]) -> int:
        project.provision(services, env)
        code = _call(env, "-m", "tools.restore", folder)
        if code:
            return code
        project.migrate(services, env)
        (services.state.path / "demo-loaded").touch()
        return _call(env, "manage.py", "verify_chain") if project.has_command("verify_chain") else 0

    return _with_services(State.chosen(given.state), act)
