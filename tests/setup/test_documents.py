"""README and the manual name only what is here."""

import re

import pytest

from tools import project
from tools.state import ROOT

DOCUMENTS = ["README.md", "docs/operations.md"]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_command_and_file_it_names_exists(name):
    text = (ROOT / name).read_text()
    commands = set(re.findall(r"\b(bin/[a-z]+)\b", re.sub(r"/\S*/bin", "", text)))
    links = set(re.findall(r"\]\((?!http)([^)#]+)", text))
    files = set(re.findall(r"`((?:tests|tools|deploy|requirements|docs)/[\w./-]+)`", text))

    base = (ROOT / name).parent
    assert sorted(path for path in commands | files if not (ROOT / path).is_file()) == []
    assert sorted(path for path in links if not (base / path).exists()) == []


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_management_command_it_names_exists(name):
    named = set(re.findall(r"(?:manage\.py|bin/manage) ([a-z_]+)", (ROOT / name).read_text()))

    assert sorted(word for word in named - {"help"} if not project.has_command(word)) == []
