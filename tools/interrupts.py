"""Ending on a signal: termination and a closed terminal unwind the program just as Ctrl-C does."""

import contextlib
import signal
from collections.abc import Iterator
from types import FrameType

_ENDING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def _interrupt(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def treat_termination_as_interrupt() -> None:
    for number in _ENDING:
        signal.signal(number, _interrupt)


@contextlib.contextmanager
def held() -> Iterator[None]:
    """Let a second Ctrl-C wait while things are being stopped, so that none is left behind."""
    before = {number: signal.signal(number, signal.SIG_IGN) for number in _ENDING}
    try:
        yield
    finally:
        for number, was in before.items():
            signal.signal(number, was)
