"""What bin/run --check asks with the project's packages: python -m tools.probes WORKER.

Answers one line for each part: its name, a tab, and "ok" or what is wrong.
"""

import io
import os
import sys
import time
from collections.abc import Callable

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
_WORKER_SECONDS = 45
_LETTER = '<html lang="zh-Hant"><title>Letter</title><p>Harbour 陳大文 አበበ</p></html>'


def database() -> str:
    """The application's login reads, and its locale sees Han letters (a C locale would not)."""
    import psycopg

    with psycopg.connect(os.environ["DATABASE_URL"]) as connection:
        row = connection.execute("select upper('é') = 'É', '陳' ~ '[[:alpha:]]'").fetchone()
    return "ok" if row == (True, True) else "its locale does not know letters: make it with C.UTF-8"


def broker() -> str:
    from config.celery import app

    with app.connection_for_write() as connection:
        connection.ensure_connection(max_retries=3)
    return "ok"


def worker(name: str) -> str:
    """The worker of this very start answers, and a task goes all the way through it where there is one."""
    from django.core.management import call_command, get_commands

    from config.celery import app

    until = time.monotonic() + _WORKER_SECONDS
    while not app.control.inspect(destination=[name], timeout=1).ping():
        if time.monotonic() > until:
            return f"no answer in {_WORKER_SECONDS} seconds"
    if "check_worker" in get_commands():
        call_command("check_worker", stdout=io.StringIO())
    return "ok"


def pdf() -> str:
    """A letter comes out, and its Chinese is drawn with our Han font rather than with empty boxes."""
    import pikepdf

    from core.pdf import to_pdf

    with pikepdf.open(io.BytesIO(to_pdf(_LETTER))) as letter:
        fonts = [
            str(found.get("/BaseFont", ""))
            for found in letter.objects
            if isinstance(found, pikepdf.Dictionary)
        ]
    return (
        "ok" if any("CJK" in name or "SansHK" in name for name in fonts) else "no font for Chinese was found"
    )


def _ask(part: str, probe: Callable[[], str]) -> None:
    try:
        answer = probe()
    except Exception as problem:  # whatever is wrong is the answer
        answer = " ".join(f"{type(problem).__name__}: {problem}".split())
    print(f"{part}\t{answer}", flush=True)


if __name__ == "__main__":
    import django

    django.setup()
    for part, probe in {"database": database, "broker": broker, "pdf": pdf}.items():
        _ask(part, probe)
    _ask("worker", lambda: worker(sys.argv[1]))
