"""What the walk is walked on: a house that bin/run started, on a state and port of its own, with a real worker."""

import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.browser import ARGUMENTS, CHROMIUM
from tests.setup.conftest import GIVEN, forget
from tests.walk.person import Person
from tools.state import State

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class RunningHouse:
    """Where the house answers, and the directory that holds its state."""

    address: str
    state: Path

    def manage(self, *words: str) -> str:
        """Run a management command on this house; what it printed."""
        env = {**_bare(), "HARBOUR_STATE": str(self.state)}
        command = [sys.executable, str(ROOT / "bin" / "manage"), *words]
        return subprocess.run(command, cwd=ROOT, env=env, check=True, capture_output=True, text=True).stdout

    def mails_to(self, name: str) -> list[str]:
        """The mails the house sent to one account, oldest first."""
        mails = sorted((self.state / "mail").iterdir(), key=lambda path: path.stat().st_mtime)
        texts = [path.read_text() for path in mails]
        return [text for text in texts if f"To: {name}@" in text]


def _bare() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name not in GIVEN}


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


@pytest.fixture(scope="module")
def running_house(tmp_path_factory) -> Iterator[RunningHouse]:
    """A house with its demonstration data, stopped and removed at the end.

    HARBOUR_WALK_STATE names the state directory of one that runs already, and stays.
    """
    given = os.environ.get("HARBOUR_WALK_STATE")
    if given:
        yield RunningHouse((Path(given) / "address").read_text().strip(), Path(given))
        return
    state = tmp_path_factory.mktemp("walk") / "state"
    command = [sys.executable, str(ROOT / "bin" / "run"), "--state", str(state), "--port", str(_free_port())]
    started = subprocess.Popen(
        command, cwd=ROOT, env=_bare(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    try:
        yield RunningHouse(_address(started), state)
    finally:
        started.send_signal(signal.SIGINT)
        started.wait(60)
        forget(State(state))


def _address(started: subprocess.Popen) -> str:
    said = []
    for line in started.stdout or ():
        said.append(line)
        if "Harbour is at http" in line:
            return line.split()[-1]
    raise AssertionError("bin/run did not come up:\n" + "".join(said[-40:]))


@pytest.fixture(scope="module")
def album() -> Path:
    """Where the pictures go; the folder is emptied first, and git does not see it."""
    place = ROOT / "screenshots"
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir()
    return place


@pytest.fixture
def people(running_house, album, browser_type):
    """Makes a person of a role: `people("intake")`; at the end nothing may have been wrong with any page."""
    if not CHROMIUM:
        pytest.skip("no Chromium: set CHROMIUM to its path")
    met: list[Person] = []
    languages = os.environ.get("HARBOUR_WALK_LANGUAGES", "en").split(",")
    # The house's own fonts, so that pages in Chinese can be read in the pictures of any machine.
    fonts = {**os.environ, "FONTCONFIG_FILE": str(running_house.state / "fonts.conf")}
    browser = browser_type.launch(executable_path=CHROMIUM, args=ARGUMENTS, env=fonts)

    def make(role: str) -> Person:
        met.append(Person(browser, running_house.address, role, album, languages))
        return met[-1]

    yield make
    faults = [fault for person in met for fault in [*person.faults, *person.watch.found]]
    browser.close()
    assert faults == []
