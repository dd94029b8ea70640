"""bin/run's own decisions: its words, its port, its refusals."""

import socket

import pytest

from tools import launch, run
from tools.console import CommandFailed, SetUpError
from tools.services import Services
from tools.stack import listen


def test_without_words_it_serves_port_8000_on_the_usual_state():
    given = run.arguments([])

    assert (given.port, given.state, given.reset, given.check) == (8000, None, False, False)


def test_all_words():
    given = run.arguments(["--check", "--reset", "--port", "9000", "--state", "/srv/x"])

    assert (given.port, given.state, given.reset, given.check) == (9000, "/srv/x", True, True)


@pytest.mark.parametrize("word", ["0", "65536", "-1", "http", "80.5", ""])
def test_a_port_is_a_number_that_can_be_one(word, capsys):
    with pytest.raises(SystemExit) as ended:
        run.arguments([f"--port={word}"])

    assert ended.value.code == 2
    assert "a port is a number from 1 to 65535" in capsys.readouterr().err


def free_port_before_another():
    """Two neighbouring ports, both free a moment ago."""
    for port in range(20000, 60000, 7):
        with socket.socket() as one, socket.socket() as two:
            try:
                one.bind(("127.0.0.1", port))
                two.bind(("127.0.0.1", port + 1))
            except OSError:
                continue
            return port
    raise AssertionError("no two free ports")


def test_a_busy_port_is_named_and_the_next_one_taken(capsys):
    port = free_port_before_another()
    with socket.create_server(("127.0.0.1", port)), listen(port) as listener:
        taken = listener.getsockname()[1]

    assert taken == port + 1
    assert f"port {port} is busy: trying {port + 1}" in capsys.readouterr().err


def test_a_free_port_is_taken_without_a_word(capsys):
    port = free_port_before_another()
    with listen(port) as listener:
        assert listener.getsockname()[1] == port

    assert capsys.readouterr().err == ""


def test_the_last_port_busy_ends_with_advice():
    try:
        last = socket.create_server(("127.0.0.1", 65535))
    except OSError:
        pytest.skip("somebody else uses port 65535")
    with last, pytest.raises(CommandFailed, match="--port N"):
        listen(65535)


def test_reset_leaves_alone_what_it_did_not_make(state):
    (state.path / "files" / "sealed").write_text("x")
    (state.path / "holiday.jpg").write_text("mine")

    launch.reset(Services(state))

    assert sorted(path.name for path in state.path.iterdir()) == ["holiday.jpg", "locks"]


def test_reset_refuses_while_something_runs(state):
    (state.path / "files" / "sealed").write_text("x")

    with state.lock("services", shared=True), pytest.raises(SetUpError, match="is in use"):
        launch.reset(Services(state))

    assert (state.path / "files" / "sealed").read_text() == "x"


def test_reset_refuses_a_database_it_was_given(state, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgres://app@db/harbour")

    with pytest.raises(SetUpError, match="will not empty a database that it did not make"):
        launch.reset(Services(state))
