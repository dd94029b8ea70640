"""The three processes of the application: web, worker and beat, started together and stopped together."""

import ctypes
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tools.console import CommandFailed, say
from tools.state import PYTHON, ROOT, State

_TERM_SECONDS = 20
_PR_SET_PDEATHSIG = 1


def listen(port: int) -> socket.socket:
    """Bind the port, or the next free one, and say so; the web server inherits the socket.

    A port of 0 takes any free one without a word.
    """
    for candidate in range(port, min(port + 100, 65536)):
        listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind(("127.0.0.1", candidate))
            listener.listen(128)
        except OSError:
            listener.close()
            say(f"port {candidate} is busy: trying {candidate + 1}")
        else:
            return listener
    raise CommandFailed(f"no free port from {port} on: choose another with --port N")


def _end_with_parent() -> None:
    """On Linux the kernel ends the child if the launcher is killed outright."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)


@dataclass
class Stack:
    """Web, worker and beat on one set of services."""

    state: State
    env: Mapping[str, str]
    listener: socket.socket
    worker_name: str = field(default_factory=lambda: f"harbour-{os.getpid()}@localhost")
    processes: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.listener.getsockname()[1]}"

    @property
    def schedule(self) -> Path:
        return self.state.path / "beat" / f"schedule-{os.getpid()}"

    def start(self) -> None:
        self.schedule.parent.mkdir(mode=0o700, exist_ok=True)
        celery = [PYTHON, "-m", "celery", "-A", "config"]
        self._spawn("web", *self._web())
        self._spawn("worker", *celery, "worker", "-n", self.worker_name, "-c", "2", "-l", "WARNING")
        self._spawn("beat", *celery, "beat", "--pidfile=", "-s", self.schedule, "-l", "INFO")

    def _web(self) -> list[object]:
        bind = f"fd://{self.listener.fileno()}"
        flags = ["-w", "2", "-b", bind, "--no-control-socket", "--timeout", "60", "--log-level", "warning"]
        return [PYTHON, "-m", "gunicorn", "config.wsgi", *flags]

    def _spawn(self, name: str, *command: object) -> None:
        """Start in a session of its own: Ctrl-C reaches the launcher alone, which stops all in order."""
        with open(self.state.log(name), "ab") as log:
            self.processes[name] = subprocess.Popen(
                [str(word) for word in command],
                cwd=ROOT,
                env={**self.env, "SITE_ADDRESS": self.address},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                pass_fds=[self.listener.fileno()] if name == "web" else [],
                preexec_fn=_end_with_parent,
            )

    def wait_until_healthy(self, seconds: float = 60) -> None:
        """Return when the web answers /healthz with 200.

        Raises:
            CommandFailed: a process ended, or the time is up; with the end of its log.
        """
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            self.raise_if_ended()
            if self.is_healthy():
                return
            time.sleep(0.1)
        raise CommandFailed(f"the web did not answer in {seconds:.0f} seconds:\n{self._tail('web')}")

    def is_healthy(self) -> bool:
        direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        try:
            with direct.open(f"{self.address}/healthz", timeout=10) as answer:
                return answer.status == 200
        except OSError:
            return False

    def raise_if_ended(self) -> None:
        for name, process in self.processes.items():
            if process.poll() is not None:
                raise CommandFailed(f"{name} ended by itself ({process.returncode}):\n{self._tail(name)}")

    def stop(self) -> None:
        """Ask all to finish, then end what has not."""
        for process in self.processes.values():
            if process.poll() is None:
                process.terminate()
        until = time.monotonic() + _TERM_SECONDS
        for process in self.processes.values():
            try:
                process.wait(max(0.1, until - time.monotonic()))
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()
        self.listener.close()
        for left in self.schedule.parent.glob(f"{self.schedule.name}*"):
            left.unlink()

    def _tail(self, name: str) -> str:
        return self.state.log(name).read_text(errors="replace")[-2500:]
