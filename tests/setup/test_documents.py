"""README and the manual name only what is here."""

import re

import pytest

from reports.demo.accounts import ACCOUNTS, PASSWORD, account_of
from tools import project
from tools.state import ROOT

DOCUMENTS = ["README.md", *sorted(str(path.relative_to(ROOT)) for path in (ROOT / "docs").rglob("*.md"))]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_command_and_file_it_names_exists(name):
    text = (ROOT / name).read_text()
    commands = set(re.findall(r"\b(bin/[a-z]+)\b", re.sub(r"/\S*/bin", "", text)))
    links = set(re.findall(r"\]\((?!http)([^)#]+)", text))
    files = set(re.findall(r"`((?:tests|tools|deploy|requirements|docs)/[\w./-]+)`", text))

    base = (ROOT / name).parent
    assert sorted(path for path in commands | files if not (ROOT / path).exists()) == []
    assert sorted(path for path in links if not (base / path).exists()) == []


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_management_command_it_names_exists(name):
    named = set(re.findall(r"(?:manage\.py|bin/manage) ([a-z_]+)", (ROOT / name).read_text()))

    assert sorted(word for word in named - {"help", "shell"} if not project.has_command(word)) == []


def test_the_sign_ins_of_the_readme_are_those_of_the_demonstration():
    text = (ROOT / "README.md").read_text()
    named = re.findall(r"^\| (\S+@harbour\.example) \|.*\| `(\w+)` \|$", text, re.MULTILINE)
    named += [
        (f"{name.lower()}@harbour.example", role) for name, role in re.findall(r"\b(\w+) \(`(\w+)`\)", text)
    ]

    assert f"`{PASSWORD}`" in text
    assert {role: email for email, role in named} == {
        str(one.role): account_of(one.role).email for one in ACCOUNTS
    }


def test_the_picture_of_the_readme_is_small():
    assert (ROOT / "docs/images/case.png").stat().st_size < 200_000
