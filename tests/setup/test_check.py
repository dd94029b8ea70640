"""The one line of bin/run --check."""

import json

import pytest

from tools import check


def test_all_well(capsys):
    code = check.report(dict.fromkeys(check.PARTS, "ok"))
    answer = json.loads(capsys.readouterr().out)

    assert code == 0
    assert answer.pop("seconds") >= 0
    assert answer == {"ok": True, **dict.fromkeys(check.PARTS, "ok")}


@pytest.mark.parametrize("part", check.PARTS)
def test_one_part_that_fails_fails_all(part, capsys):
    code = check.report({**dict.fromkeys(check.PARTS, "ok"), part: "no answer"})
    answer = json.loads(capsys.readouterr().out)

    assert (code, answer["ok"], answer[part]) == (1, False, "no answer")


def test_a_part_that_was_not_reached_is_not_well(capsys):
    code = check.report({"problem": "pip cannot be had"})
    answer = json.loads(capsys.readouterr().out)

    assert (code, answer["ok"], answer["web"]) == (1, False, "not reached")
    assert answer["problem"] == "pip cannot be had"
