"""The virtual environment: made, filled from a hashed lock, and left alone while the lock stays the same."""

import contextlib
import fcntl
import hashlib
import importlib.util
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from tools.console import SetUpError, run, say, succeeds
from tools.packages import UNPACKED, apt_install, apt_unpack
from tools.state import PYTHON, ROOT, VENV

_INCLUDES = {"demo": ("demo",), "dev": ("dev", "demo")}
_NO_PIP = "pip cannot be had: install python3-venv (Debian, Ubuntu), then try again."


def lock_digest(name: str) -> str:
    return hashlib.sha256((ROOT / "requirements" / f"{name}.txt").read_bytes()).hexdigest()


def ensure_packages(name: str) -> None:
    """Have every package of requirements/<name>.txt; costs nothing when the lock has not changed.

    A linked .venv is somebody's shared one: it is used as it is, never written.
    """
    if VENV.is_symlink():
        if not PYTHON.exists():
            raise SetUpError(f"{VENV} points at no virtual environment.")
        return
    if _installed(name):
        return
    with _one_installer():
        if not _installed(name):
            _install(name)


@contextlib.contextmanager
def _one_installer() -> Iterator[None]:
    (ROOT / ".local").mkdir(mode=0o700, exist_ok=True)
    with open(ROOT / ".local" / "venv.lock", "a") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield


def _stamp(name: str) -> Path:
    return VENV / f"harbour-{name}.sha256"


def _installed(name: str) -> bool:
    stamp = _stamp(name)
    return PYTHON.exists() and stamp.exists() and stamp.read_text() == lock_digest(name)


def _install(name: str) -> None:
    env = {**os.environ, "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_ROOT_USER_ACTION": "ignore"}
    if not succeeds(PYTHON, "-c", "pass"):
        _make()
    pip = _pip(env)
    say(f"installing the packages of requirements/{name}.txt (about a minute the first time)")
    run(*pip, "install", "-q", "--require-hashes", "-r", ROOT / "requirements" / f"{name}.txt", env=env)
    for included in _INCLUDES[name]:
        _stamp(included).write_text(lock_digest(included))


def _make() -> None:
    say(f"making {VENV}")
    if VENV.exists():
        shutil.rmtree(VENV)
    python = getattr(sys, "_base_executable", None) or sys.executable
    has_pip = importlib.util.find_spec("ensurepip") is not None or apt_install(
        f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    )
    run(python, "-m", "venv", *([] if has_pip else ["--without-pip"]), VENV)


def _pip(env: dict[str, str]) -> list[object]:
    """The command that runs pip for our environment: its own, the system's, or an unpacked one."""
    if succeeds(PYTHON, "-m", "pip", "--version"):
        return [PYTHON, "-m", "pip"]
    if succeeds(sys.executable, "-m", "pip", "--python", PYTHON, "--version"):
        return [sys.executable, "-m", "pip", "--python", PYTHON]
    wheels = UNPACKED / "root" / "usr" / "share" / "python-wheels"
    if not any(wheels.glob("pip-*.whl")) and not apt_unpack("python3-pip-whl"):
        raise SetUpError(_NO_PIP)
    wheel = next(wheels.glob("pip-*.whl"), None)
    if wheel is None:
        raise SetUpError(_NO_PIP)
    bootstrap = {**env, "PYTHONPATH": str(wheel)}
    run(PYTHON, "-m", "pip", "install", "-q", "--no-index", "--find-links", wheels, "pip", env=bootstrap)
    return [PYTHON, "-m", "pip"]
