"""bin/test: everything that must hold before a change lands; with arguments, pytest alone."""

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping

from tools import interrupts, packages, project
from tools.console import SetUpError, say
from tools.python_env import ensure_packages
from tools.services import Services, refuse_production
from tools.state import PYTHON, ROOT, VENV, State

_TYPED_WHOLE = ("core", "accounts")
_TYPED_PARTS = ("rules.py", "rules", "services.py", "services")


def typed_paths() -> list[str]:
    """Two floors whole, and the rules and services of every other app."""
    parts = {found.relative_to(ROOT) for part in _TYPED_PARTS for found in ROOT.glob(f"*/{part}")}
    return [*_TYPED_WHOLE, *sorted(str(part) for part in parts if part.parts[0] not in _TYPED_WHOLE)]


def checks() -> Iterator[tuple[str, list[str]]]:
    """Name and command of each check that needs no test database."""
    typed = typed_paths()
    tool = {name: str(VENV / "bin" / name) for name in ("ruff", "lint-imports", "mypy", "djlint")}
    yield "ruff check", [tool["ruff"], "check", "--quiet", "."]
    yield "ruff format", [tool["ruff"], "format", "--quiet", "--check", "."]
    yield "lint-imports", [tool["lint-imports"]]
    yield "mypy", [tool["mypy"], "--follow-imports=silent", *typed]
    yield "djlint", [tool["djlint"], "--lint", "templates"]
    yield "makemigrations", [str(PYTHON), "manage.py", "makemigrations", "--check", "--dry-run"]


def failed_checks(env: Mapping[str, str]) -> list[str]:
    """Run each check; a failed one is shown in full, a good one only by name."""
    failed = []
    for name, command in checks():
        done = subprocess.run(
            command, cwd=ROOT, env=env, stdin=subprocess.DEVNULL, capture_output=True, text=True
        )
        say(f"{name}: {'ok' if done.returncode == 0 else 'FAILED'}")
        if done.returncode:
            failed.append(name)
            print(done.stdout + done.stderr, file=sys.stderr, flush=True)
    return failed


def test_environment(env: Mapping[str, str]) -> dict[str, str]:
    """What the tests need besides the services: a browser, and leave for its event loop beside the ORM."""
    chosen = {**env, "DJANGO_ALLOW_ASYNC_UNSAFE": "true"}
    browser = packages.chromium()
    if browser:
        return {**chosen, "CHROMIUM": browser}
    say("NO CHROMIUM: the browser tests will be SKIPPED. Install chromium, or set CHROMIUM to its path.")
    return chosen


def _run(words: list[str]) -> int:
    refuse_production()
    ensure_packages("dev")
    packages.pango()
    services = Services(State.chosen(default="test"), careless=True)
    try:
        with services.in_use() as env:
            project.compile_messages()
            project.provision(services, env)
            chosen = test_environment(env)
            failed = [] if words else failed_checks(chosen)
            if failed:
                say("failed before the tests:", ", ".join(failed))
            arguments = words or ["-n", "2"]
            code = subprocess.call([PYTHON, "-m", "pytest", *arguments], cwd=ROOT, env=chosen)
            return code or (1 if failed else 0)
    finally:
        with interrupts.held():
            services.stop_if_unused()


def main(words: list[str]) -> int:
    interrupts.treat_termination_as_interrupt()
    try:
        return _run(words)
    except KeyboardInterrupt:
        return 130
    except SetUpError as problem:
        print(f"\n{problem}", file=sys.stderr)
        return os.EX_UNAVAILABLE
