"""The virtual environment is made once and left alone while its lock stays the same."""

import pytest

from tools import python_env
from tools.console import SetUpError


@pytest.fixture
def no_installing(monkeypatch, tmp_path):
    def refuse(name):
        raise AssertionError(f"installed {name}")

    monkeypatch.setattr(python_env, "_install", refuse)
    monkeypatch.setattr(python_env, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(python_env, "PYTHON", tmp_path / ".venv" / "bin" / "python")
    return tmp_path / ".venv"


def test_a_linked_environment_is_never_written(no_installing, tmp_path):
    (tmp_path / "shared" / "bin").mkdir(parents=True)
    (tmp_path / "shared" / "bin" / "python").write_text("")
    no_installing.symlink_to(tmp_path / "shared")

    python_env.ensure_packages("dev")

    assert list((tmp_path / "shared").iterdir()) == [tmp_path / "shared" / "bin"]


def test_a_link_to_nothing_is_refused(no_installing, tmp_path):
    no_installing.symlink_to(tmp_path / "gone")

    with pytest.raises(SetUpError, match="points at no virtual environment"):
        python_env.ensure_packages("demo")


def test_an_environment_of_the_present_lock_is_left_alone(no_installing):
    (no_installing / "bin").mkdir(parents=True)
    (no_installing / "bin" / "python").write_text("")
    (no_installing / "harbour-demo.sha256").write_text(python_env.lock_digest("demo"))

    python_env.ensure_packages("demo")

    with pytest.raises(AssertionError, match="installed dev"):
        python_env.ensure_packages("dev")
