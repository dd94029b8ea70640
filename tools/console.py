"""What the commands say while they work (always on standard error), and how they give up."""

import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

_started = time.monotonic()


class SetUpError(Exception):
    """Something a person must do first; the text says what."""


class CommandFailed(SetUpError):
    """A command of the set-up ended badly; the text is the end of what it said."""


def seconds() -> float:
    """Seconds since the command started, to a tenth."""
    return round(time.monotonic() - _started, 1)


def say(*words: object) -> None:
    print(f"[{seconds():5.1f}s]", *words, file=sys.stderr, flush=True)


def run(
    *command: object, env: Mapping[str, str] | None = None, cwd: Path | None = None, **popen: object
) -> str:
    """Run to the end and give what it wrote on standard output; never for a command that leaves a daemon.

    Raises:
        CommandFailed: with the last lines of its output.
    """
    done = subprocess.run(
        [str(word) for word in command],
        env=env,
        cwd=cwd,
        text=True,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        **popen,
    )
    if done.returncode:
        said = (done.stdout + done.stderr).strip()[-3000:]
        shown = " ".join(Path(str(word)).name for word in command[:4])
        raise CommandFailed(f"{shown} failed ({done.returncode}):\n{said}")
    return done.stdout


def succeeds(*command: object, **popen: object) -> bool:
    """Whether the command exists and ends well; what it says is dropped."""
    try:
        done = subprocess.run(
            [str(word) for word in command],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            **popen,
        )
    except OSError:
        return False
    return done.returncode == 0
