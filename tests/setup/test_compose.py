"""docker-compose.yml, read as text: no container engine was at hand when it was written."""

import re

import pytest
import yaml

from tools.postgres import _BUILTIN_LOCALE, _LOCALE
from tools.state import ROOT

FILE = ROOT / "docker-compose.yml"
TEXT = FILE.read_text()
SERVICES = yaml.safe_load(TEXT)["services"]
APP = ("migrate", "web", "worker", "beat", "backup")
ONE_SHOT = "migrate"
LONG_RUNNING = sorted(set(SERVICES) - {ONE_SHOT})


def test_the_house_is_complete():
    assert sorted(SERVICES) == sorted(["postgres", "valkey", *APP, "proxy"])


@pytest.mark.parametrize("name", LONG_RUNNING)
def test_every_service_tells_its_health_and_comes_back(name):
    assert SERVICES[name]["healthcheck"]["test"][0] == "CMD"
    assert SERVICES[name]["restart"] == "unless-stopped"


@pytest.mark.parametrize("name", sorted(SERVICES))
def test_no_service_can_gain_rights(name):
    assert SERVICES[name]["cap_drop"] == ["ALL"]
    assert SERVICES[name]["security_opt"] == ["no-new-privileges:true"]


def test_nobody_runs_as_root():
    dockerfile = (ROOT / "Dockerfile").read_text()

    assert re.findall(r"^USER (\w+)$", dockerfile, flags=re.MULTILINE) == ["harbour", "proxy"]
    assert [SERVICES[name].get("user") for name in ("postgres", "valkey")] == ["postgres", "valkey"]
    assert [SERVICES[name]["build"]["target"] for name in (*APP, "proxy")] == ["app"] * len(APP) + ["proxy"]


def test_only_the_proxy_can_be_reached_from_outside():
    assert [name for name in SERVICES if "ports" in SERVICES[name]] == ["proxy"]
    assert SERVICES["postgres"]["networks"] == SERVICES["valkey"]["networks"] == ["inside"]
    assert yaml.safe_load(TEXT)["networks"]["inside"] == {"internal": True}


@pytest.mark.parametrize("name", ["web", "worker", "beat", "backup"])
def test_tables_come_first(name):
    assert SERVICES[name]["depends_on"][ONE_SHOT] == {"condition": "service_completed_successfully"}


def test_each_secret_goes_where_it_is_needed_and_nowhere_else():
    holders = {
        secret: sorted(name for name in SERVICES if f"${{{secret}" in str(SERVICES[name].get("environment")))
        for secret in ("POSTGRES_PASSWORD", "HARBOUR_OWNER_PASSWORD", "HARBOUR_APP_PASSWORD", "SEALING_KEYS")
    }

    assert holders == {
        "POSTGRES_PASSWORD": ["migrate", "postgres"],
        "HARBOUR_OWNER_PASSWORD": ["backup", "migrate"],
        "HARBOUR_APP_PASSWORD": ["beat", "migrate", "web", "worker"],
        "SEALING_KEYS": ["beat", "migrate", "web", "worker"],
    }


def test_every_variable_is_explained_in_the_example():
    example = (ROOT / ".env.example").read_text()
    explained = set(re.findall(r"^([A-Z_]+)=", example, flags=re.MULTILINE))

    assert set(re.findall(r"\$\{([A-Z_]+)", TEXT)) == explained


def test_the_example_holds_no_secret():
    example = (ROOT / ".env.example").read_text()

    assert re.findall(r"^\w*(?:KEY|KEYS|PASSWORD)=(.+)$", example, flags=re.MULTILINE) == []


def test_the_database_sees_every_script_as_it_does_on_a_desk():
    given = SERVICES["postgres"]["environment"]["POSTGRES_INITDB_ARGS"].split()

    assert sorted(given) == sorted([*_LOCALE, *_BUILTIN_LOCALE])


def test_what_the_containers_start_is_here():
    words = [str(word) for name in APP for word in SERVICES[name].get("command", [])]
    scripts = [word for word in words if word.startswith("deploy/")]
    gunicorn = re.search(r"--config\", \"(\S+)\"", (ROOT / "Dockerfile").read_text())

    assert scripts == ["deploy/migrate.sh", "deploy/backup.sh"]
    assert [path for path in [*scripts, gunicorn.group(1)] if not (ROOT / path).is_file()] == []


def test_volumes_are_declared():
    named = {
        v.split(":")[0] for one in SERVICES.values() for v in one.get("volumes", []) if v[0] not in "./$"
    }

    assert named == set(yaml.safe_load(TEXT)["volumes"])
