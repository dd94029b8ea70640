"""The virus scanner's protocol, spoken to a small server that answers as ClamAV does."""

import socket
import threading

import pytest

from core import scanning
from core.scanning import Answer, ScannerDown, ScanState

EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


def serve(connection):
    with connection, connection.makefile("rb") as source:
        command = source.read(6)
        if command == b"zPING\0":
            connection.sendall(b"PONG\0")
            return
        source.read(4)
        received = b""
        while size := int.from_bytes(source.read(4), "big"):
            received += source.read(size)
        answers = {True: b"stream: Eicar FOUND\0", False: b"stream: OK\0"}
        connection.sendall(
            b"INSTREAM size limit exceeded. ERROR\0" if len(received) > 1e6 else answers[EICAR in received]
        )


@pytest.fixture
def clamd(settings, tmp_path):
    server = socket.socket(socket.AF_UNIX)
    address = str(tmp_path / "c")
    server.bind(address)
    server.listen()

    def run():
        while True:
            try:
                connection, _ = server.accept()
            except OSError:
                return
            serve(connection)

    threading.Thread(target=run, daemon=True).start()
    settings.CLAMAV_SOCKET = address
    yield
    server.shutdown(socket.SHUT_RDWR)
    server.close()


def test_clean_and_infected_files_are_told_apart(clamd):
    assert scanning.scan([b"hello ", b"world"]) == Answer.CLEAN
    assert scanning.scan([EICAR[:20], EICAR[20:]]) == Answer.INFECTED


def test_an_error_is_no_verdict(clamd):
    with pytest.raises(ScannerDown):
        scanning.scan([b"x" * 100_000] * 11)


def test_unreachable_scanner_is_no_verdict(settings, tmp_path):
    settings.CLAMAV_SOCKET = str(tmp_path / "none")
    with pytest.raises(ScannerDown):
        scanning.scan([b"x"])
    assert scanning.status() == "down"


def test_status_says_what_there_is(clamd, settings):
    assert (scanning.status(), scanning.first_state()) == ("ok", ScanState.QUARANTINED)
    settings.CLAMAV_SOCKET = ""
    assert (scanning.status(), scanning.first_state()) == ("missing", ScanState.UNSCANNED)


def test_host_and_port_are_understood(settings):
    settings.CLAMAV_SOCKET = "127.0.0.1:9"
    assert scanning.status() == "down"
