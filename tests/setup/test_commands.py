"""The commands themselves, on a state directory of their own: nothing is played by anybody else."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request

import pytest

from tests.setup.conftest import forget
from tools.check import PARTS
from tools.services import Services
from tools.state import ROOT, State

pytestmark = pytest.mark.stack


def command(name, *words, **env):
    """Run bin/<name> to its end."""
    return subprocess.run(
        [sys.executable, ROOT / "bin" / name, *map(str, words)],
        env={**os.environ, **env},
        capture_output=True,
        text=True,
        timeout=300,
    )


def kept_short(state):
    """For bin/manage: on this state, with services that leave after two seconds instead of ten minutes."""
    return {"HARBOUR_STATE": str(state.path), "HARBOUR_IDLE_SECONDS": "2"}


@pytest.fixture(scope="module")
def lived_in(tmp_path_factory):
    """A state directory that bin/run --check has set up, and what it answered."""
    patch = pytest.MonkeyPatch()
    for name in (
        "DATABASE_URL",
        "DATABASE_OWNER_URL",
        "CELERY_BROKER_URL",
        "HARBOUR_STATE",
        "HARBOUR_PG_BIN",
    ):
        patch.delenv(name, raising=False)
    state = State(tmp_path_factory.mktemp("lived-in"))
    answered = command("run", "--check", "--state", state.path)
    yield state, answered
    forget(state)
    patch.undo()


def test_check_answers_one_line_in_which_all_is_well(lived_in):
    _, answered = lived_in

    lines = answered.stdout.splitlines()
    assert len(lines) == 1, answered.stderr
    answer = json.loads(lines[0])
    assert (answered.returncode, answer["ok"]) == (0, True), answer
    assert {part: answer[part] for part in PARTS} == dict.fromkeys(PARTS, "ok")
    assert answer["seconds"] < 120


def test_nothing_is_left_running_after_a_check(lived_in):
    state, _ = lived_in
    services = Services(state)

    assert (services.cluster.is_ready(), services.broker.is_ready()) == (False, False)


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as found:
        return found.getsockname()[1]


def read_until(process, word):
    """The lines up to the one with the word; the process must say it."""
    lines = []
    for line in process.stdout:
        lines.append(line)
        if word in line:
            return lines
    raise AssertionError("".join(lines))


def test_run_serves_survives_a_second_start_and_stops_on_interrupt(lived_in):
    state, _ = lived_in
    port = free_port()
    words = [sys.executable, ROOT / "bin" / "run", "--state", state.path, "--port", str(port)]
    (state.path / "demo-loaded").touch()  # invented people are not what this is about
    process = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        address = read_until(process, "Harbour is at")[-1].split()[-1]
        with urllib.request.urlopen(f"{address}/healthz") as answer:
            assert answer.status == 200
        again = command("run", "--state", state.path)
        assert (again.returncode, again.stderr.strip().splitlines()[-1]) == (
            1,
            f"Harbour runs on {state.path} already: {address}",
        )
    finally:
        process.send_signal(signal.SIGINT)
        process.stdout.read()
        assert process.wait(40) == 0

    with pytest.raises(OSError):
        urllib.request.urlopen(f"{address}/healthz")
    assert Services(state).cluster.is_ready() is False


def test_manage_says_nothing_but_the_answer_and_leaves_in_time(lived_in):
    state, _ = lived_in

    version = command("manage", "version", **kept_short(state))
    unknown = command("manage", "no_such_command", **kept_short(state))

    assert (version.returncode, version.stdout.count("\n")) == (0, 1)
    assert (unknown.returncode, unknown.stdout) == (1, "")
    until = time.monotonic() + 30
    while Services(state).cluster.is_ready() and time.monotonic() < until:
        time.sleep(0.5)
    assert Services(state).cluster.is_ready() is False


WRITE_A_NOTE = """
from core.history.chain import extend_chain
from tests.counselling.factories import SessionFactory
from tests.house_context import house
print(SessionFactory(note="kept behind the wall").pk)
with house():
    extend_chain()
"""
READ_THE_NOTE = """
from counselling.models import Session
from tests.house_context import house
with house():
    print(Session.objects.get(pk="{}").note)
"""


def shell(state, code):
    """What a few lines print that run in the house of this state directory."""
    answered = command("manage", "shell", "-v", "0", "-c", code, **kept_short(state))
    assert answered.returncode == 0, answered.stderr
    return answered.stdout.strip()


def test_a_restored_house_is_the_house_that_was_saved(lived_in, tmp_path, make_state):
    state, _ = lived_in
    other = make_state("other")
    note = shell(state, WRITE_A_NOTE)
    (state.path / "files" / "ab").mkdir()
    (state.path / "files" / "ab" / "sealed").write_bytes(b"sealed letter")

    saved = command("backup", tmp_path / "backup", "--state", state.path)
    back = command("restore", tmp_path / "backup", "--state", other.path)

    assert (saved.returncode, back.returncode) == (0, 0), saved.stderr + back.stderr
    restored, chain = back.stdout.splitlines()
    assert restored.split(": ")[1] == saved.stdout.strip().split(": ")[1]
    assert "none yet" not in restored
    assert chain == "the chain holds"
    assert (other.path / "files" / "ab" / "sealed").read_bytes() == b"sealed letter"
    assert shell(other, READ_THE_NOTE.format(note)) == "kept behind the wall"

    once_more = command("restore", tmp_path / "backup", "--state", other.path)
    assert once_more.returncode == 1
    assert "into an empty house only" in once_more.stderr


def test_nothing_to_save_is_said(tmp_path, make_state):
    answered = command("backup", tmp_path / "backup", "--state", make_state("nothing").path)

    assert answered.returncode == os.EX_UNAVAILABLE
    assert "There is nothing to save" in answered.stderr
    assert not (tmp_path / "backup").exists()
