"""Sizes, names and places: what the house says about its own code."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
APPS = (
    "core",
    "accounts",
    "clients",
    "cases",
    "documents",
    "referrals",
    "welfare",
    "counselling",
    "probono",
    "reports",
)
LONGEST_MODULE, LONGEST_FUNCTION, LONGEST_TEMPLATE = 300, 50, 120


def modules() -> list[Path]:
    found = [path for app in (*APPS, "config") for path in (ROOT / app).rglob("*.py")]
    return [path for path in found if "migrations" not in path.parts]


def templates() -> list[Path]:
    return list((ROOT / "templates").rglob("*.html"))


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def test_no_module_is_longer_than_its_subject():
    # Settings are one file by design: a list, not logic.
    long = [name(p) for p in modules() if len(p.read_text().splitlines()) > LONGEST_MODULE]
    assert [one for one in long if one != "config/settings.py"] == []


def test_no_function_is_longer_than_a_page():
    long = []
    for path in modules():
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno >= LONGEST_FUNCTION:
                long.append(f"{name(path)}:{node.name}")
    assert long == []


def test_no_template_is_longer_than_two_screens():
    assert [name(p) for p in templates() if len(p.read_text().splitlines()) > LONGEST_TEMPLATE] == []


def may_name_roles(path: Path) -> bool:
    return (
        "policy" in path.parts
        or path.name == "policy.py"
        or "demo" in path.parts
        or path.name.startswith("demo_")
    )


def test_role_names_stand_in_policies_only():
    wrong = [
        name(path)
        for path in modules()
        if not may_name_roles(path)
        and path.parent.name != "models"
        and re.search(r"\bRole\.[A-Z]", path.read_text())
    ]
    assert wrong == []


def test_no_template_asks_for_a_role():
    assert [name(p) for p in templates() if re.search(r"{%-?\s*(el)?if[^%]*\brole\b", p.read_text())] == []


VIEW_BANS = {
    r"\.objects\.(?!visible_to)": "reaches rows past visible_to",
    r"\*\*request\.": "expands what was posted into arguments",
    r"\bmark_safe\b": "marks text as safe",
    r"\.delay\(": "starts a task past the outbox",
}


@pytest.mark.parametrize("pattern", VIEW_BANS)
def test_views_keep_to_the_one_read_path(pattern):
    views = [path for path in modules() if path.name == "views.py" or "views" in path.parts]
    assert [name(path) for path in views if re.search(pattern, path.read_text())] == []


def test_templates_hold_no_inline_script_or_style_and_trust_nothing():
    banned = re.compile(
        r"<script(?![^>]*\bsrc=)(?![^>]*application/json)|\sstyle=|\son[a-z]+=|\|safe\b|{% autoescape off"
    )
    allowed = {ROOT / "templates" / "pdf"}
    wrong = [p for p in templates() if banned.search(p.read_text()) and not allowed & set(p.parents)]
    assert [name(path) for path in wrong] == []


def test_rules_import_no_framework():
    rules = [path for path in modules() if path.name == "rules.py" or "rules" in path.relative_to(ROOT).parts]
    assert rules
    assert [name(p) for p in rules if re.search(r"^(from|import) django", p.read_text(), re.MULTILINE)] == []
