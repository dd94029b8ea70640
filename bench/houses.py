"""Houses of three sizes side by side, each a database and a process of its own, kept for the next run."""

import hashlib
import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from typing import IO

import psycopg

from bench.ratios import Side, Taken
from bench.scale import Scale
from tools import project
from tools.console import say
from tools.services import Services
from tools.state import PYTHON, ROOT

SIZES = {"small": 100, "middle": 10, "large": 1}


class Houses:
    """Asks the process of a house for a measurement."""

    def __init__(self, workers: Mapping[str, "subprocess.Popen[str]"]) -> None:
        self._workers = workers

    def __call__(self, side: Side) -> Taken:
        house, workload = side
        worker = self._workers[house]
        _stream(worker.stdin).write(f"{workload}\n")
        _stream(worker.stdin).flush()
        line = _stream(worker.stdout).readline()
        if not line:
            raise SystemExit(f"{house}: {workload} failed")
        return Taken(**json.loads(line))


def _stream(stream: IO[str] | None) -> IO[str]:
    assert stream is not None
    return stream


@contextmanager
def opened(services: Services, env: Mapping[str, str], cases: int) -> Iterator[Houses]:
    """The three houses of a run, made and filled where they are not there yet."""
    scales = {name: Scale(max(20, cases // part)) for name, part in SIZES.items()}
    homes = {name: _made(services, env, scale) for name, scale in scales.items()}
    with ExitStack() as stack:
        yield Houses({name: stack.enter_context(_process(homes[name], scales[name])) for name in scales})


@contextmanager
def _process(env: Mapping[str, str], scale: Scale) -> Iterator["subprocess.Popen[str]"]:
    words = [str(PYTHON), "-m", "bench", "--serve", str(scale.cases)]
    with subprocess.Popen(
        words, cwd=ROOT, env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=sys.stderr, text=True
    ) as process:
        yield process
        _stream(process.stdin).close()


def _made(services: Services, env: Mapping[str, str], scale: Scale) -> dict[str, str]:
    """The environment of a house, filled once for each state of its tables, with the grants of the present code."""
    home = {key: value.replace("/harbour?", f"/{scale.name}?") for key, value in env.items()}
    stamp, wanted = services.state.path / f"filled-{scale.cases}", _tables()
    is_filled = stamp.exists() and stamp.read_text() == wanted
    if not is_filled:
        say(f"making and filling a house of {scale.cases} cases")
        _drop(services, scale)
    superuser = {**home, "PROVISION_URL": str(services.superuser_url())}
    project.manage(superuser, "provision_roles", "--database", scale.name)
    project.manage(home, "migrate", "--verbosity", "0")
    if not is_filled:
        subprocess.run([PYTHON, "-m", "bench", "--fill", str(scale.cases)], cwd=ROOT, env=home, check=True)
        with psycopg.connect(home["DATABASE_OWNER_URL"], autocommit=True) as owner:
            owner.execute("vacuum analyze")
        stamp.write_text(wanted)
    return home


def _tables() -> str:
    """What the rows of a house depend on: the migrations, and how they are filled in."""
    sources = [*ROOT.glob("*/migrations/*.py"), ROOT / "bench/filling.py", ROOT / "bench/scale.py"]
    return hashlib.sha256(b"".join(path.read_bytes() for path in sorted(sources))).hexdigest()


def _drop(services: Services, scale: Scale) -> None:
    with psycopg.connect(str(services.superuser_url()), autocommit=True) as superuser:
        superuser.execute(f'drop database if exists "{scale.name}"')
