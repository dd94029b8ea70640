"""State directories: sockets that fit, locks that hold, places that belong to us."""

import os
import stat
import subprocess
import sys

import pytest

from tools.console import SetUpError
from tools.state import ROOT, SOCKET_DIR_LIMIT, State, private_directory


def test_the_state_directory_is_given_or_named_or_local(monkeypatch, tmp_path):
    assert State.chosen().path == ROOT / ".local"
    assert State.chosen(default="test").path == ROOT / ".local" / "test"

    monkeypatch.setenv("HARBOUR_STATE", str(tmp_path / "named"))
    assert State.chosen().path == tmp_path / "named"
    assert State.chosen(str(tmp_path / "given")).path == tmp_path / "given"


def test_it_can_be_read_by_its_owner_alone(state):
    assert stat.S_IMODE(state.path.stat().st_mode) == 0o700
    assert stat.S_IMODE(state.sockets().stat().st_mode) == 0o700


def test_sockets_lie_in_the_state_directory_when_the_path_is_short(tmp_path_factory, monkeypatch):
    short = State("/tmp/h-" + os.urandom(4).hex())
    short.path.mkdir()
    try:
        assert short.sockets() == short.path / "run"
    finally:
        short.sockets().rmdir()
        short.path.rmdir()


def test_a_long_path_gets_a_short_private_place_for_its_sockets(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    one, two = State(tmp_path / ("a" * SOCKET_DIR_LIMIT)), State(tmp_path / ("b" * SOCKET_DIR_LIMIT))

    assert one.sockets().parent == tmp_path
    assert one.sockets() != two.sockets()


def test_the_place_for_sockets_is_refused_when_it_is_a_link(tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "elsewhere")

    with pytest.raises(SetUpError, match="not a directory of yours"):
        private_directory(tmp_path / "link")


def test_a_directory_that_may_not_be_made_is_told_plainly(tmp_path):
    (tmp_path / "file").write_text("")
    closed = State(tmp_path / "file" / "state")

    with pytest.raises(SetUpError, match="--state DIR"):
        closed.make()


def test_a_lock_ends_with_its_process(state):
    hold = f"import fcntl, os; f = open({str(state.path / 'locks' / 'x')!r}, 'a'); fcntl.flock(f, 2); os._exit(9)"
    with state.lock("x"), state.lock_if_free("x") as free:
        assert free is False

    assert subprocess.run([sys.executable, "-c", hold]).returncode == 9
    with state.lock_if_free("x") as free:
        assert free is True
