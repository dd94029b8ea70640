"""The virus scanner's protocol, spoken to a small server that answers as ClamAV does."""

import pytest

from core import scanning
from core.scanning import Answer, ScannerDown, ScanState
from tests.core.clamd import EICAR


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
