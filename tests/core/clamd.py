"""A small server that answers as ClamAV does."""

import socket
import threading

import pytest

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
