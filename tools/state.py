"""Where things are: the checkout, its virtual environment, and one state directory per installation."""

import contextlib
import fcntl
import hashlib
import os
import shutil
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tools.console import SetUpError, say

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
# The kernel takes 107 bytes of socket path on Linux and 103 on macOS, file name included.
SOCKET_DIR_LIMIT = 80
_MADE_HERE = (
    *("postgres", "postgres.new", "valkey", "files", "mail", "static", "log", "beat", "fontconfig", "run"),
    *("fonts.conf", "prepared", "demo-loaded", "address", "last-use"),
)


class State:
    """One state directory: database, broker, files, mail and logs of one installation."""

    def __init__(self, path: Path | str):
        self.path = Path(path).expanduser().resolve()

    @classmethod
    def chosen(cls, given: str | None = None, default: str = "") -> "State":
        """The directory given on the command line, else HARBOUR_STATE, else .local in the checkout."""
        base = given or os.environ.get("HARBOUR_STATE") or ROOT / ".local"
        return cls(Path(base) / default)

    def make(self) -> None:
        """Create the directory, readable by its owner alone."""
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            if self.path.stat().st_uid == os.geteuid():
                self.path.chmod(0o700)
            for name in ("log", "locks", "files", "mail", "static"):
                (self.path / name).mkdir(mode=0o700, exist_ok=True)
        except OSError as refused:
            raise SetUpError(f"{refused}: choose another place for the data with --state DIR.")

    def log(self, name: str) -> Path:
        return self.path / "log" / f"{name}.log"

    def sockets(self) -> Path:
        """The directory of the services' sockets; a short private one when the path would be too long."""
        wanted = self.path / "run"
        if len(os.fsencode(wanted)) > SOCKET_DIR_LIMIT:
            short = hashlib.sha256(os.fsencode(self.path)).hexdigest()[:12]
            wanted = Path(tempfile.gettempdir()) / f"harbour-{os.geteuid()}-{short}"
        return private_directory(wanted)

    @contextlib.contextmanager
    def lock(self, name: str, *, shared: bool = False) -> Iterator[None]:
        """Wait for a lock of this directory; the kernel gives it up with the process."""
        with open(self.path / "locks" / name, "a") as held:
            how = fcntl.LOCK_SH if shared else fcntl.LOCK_EX
            try:
                fcntl.flock(held, how | fcntl.LOCK_NB)
            except BlockingIOError:
                say(f"waiting for another command on {self.path} ({name})")
                fcntl.flock(held, how)
            yield

    @contextlib.contextmanager
    def lock_if_free(self, name: str) -> Iterator[bool]:
        """Try for an exclusive lock and say whether it was had."""
        with open(self.path / "locks" / name, "a") as held:
            try:
                fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                yield False
            else:
                yield True

    def erase(self) -> None:
        """Remove what these commands put here, and nothing else that may lie beside it."""
        shutil.rmtree(self.sockets())
        for name in _MADE_HERE:
            target = self.path / name
            if target.is_dir() and not target.is_symlink():
                shutil.rmtree(target)
            else:
                target.unlink(missing_ok=True)


def private_directory(path: Path) -> Path:
    """Create a directory of mode 0700, or refuse one that somebody else prepared.

    Raises:
        SetUpError: it is a link or belongs to another user.
    """
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    found = path.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.geteuid():
        raise SetUpError(f"{path} is not a directory of yours: remove it, or set TMPDIR.")
    path.chmod(0o700)
    return path
