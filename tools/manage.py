"""bin/manage: a management command on services that start when needed and stay for ten minutes.

Standard output holds the command's answer alone; what the set-up says goes to standard error.
"""

import os
import subprocess
import sys
from collections.abc import Mapping

from tools import interrupts, packages, project, watchdog
from tools.console import SetUpError
from tools.python_env import ensure_packages
from tools.services import Services, refuse_production
from tools.state import PYTHON, ROOT, State

# These must work when the tables do not fit the code, or are not there yet.
_BEFORE_TABLES = {
    "makemigrations",
    "migrate",
    "showmigrations",
    "sqlmigrate",
    "provision_roles",
    "restore",
    "help",
}


def command_environment(services: Services, env: Mapping[str, str], name: str) -> dict[str, str]:
    """The environment of one command; only the one that makes logins learns the superuser's address."""
    superuser = services.superuser_url()
    if name == "provision_roles" and superuser:
        return {**env, "PROVISION_URL": superuser}
    return dict(env)


def _run(words: list[str]) -> int:
    refuse_production()
    services = Services(State.chosen())
    ensure_packages("demo")
    packages.pango()
    name = words[0] if words else "help"
    with services.in_use() as env:
        watchdog.start(services)
        if name in _BEFORE_TABLES:
            project.provision(services, env)
        else:
            project.migrate(services, env)
        chosen = command_environment(services, env, name)
        code = subprocess.call([PYTHON, "manage.py", *words], cwd=ROOT, env=chosen)
        watchdog.note_use(services.state)
    return code if code >= 0 else 128 - code


def main(words: list[str]) -> int:
    interrupts.treat_termination_as_interrupt()
    try:
        return _run(words)
    except KeyboardInterrupt:
        return 130
    except SetUpError as problem:
        print(problem, file=sys.stderr)
        return os.EX_UNAVAILABLE
