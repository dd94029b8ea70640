"""Spellings and scripts of one name come together, and different names stay apart."""

import pytest

from clients.rules import fold_digits, fold_name, fold_number, sound_of
from clients.rules.naming import with_surname_in_capitals


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("DOREH, Aminá", "doreh amina"),
        ("Nguyễn Thị Ánh", "nguyen thi anh"),
        ("  Abdi   Rahman ", "abdi rahman"),
        ("ﬁona", "fiona"),
        ("陳大文", "陳大文"),
        ("محمد", "mhmd"),
        ("Олена", "olena"),
        ("'; drop table --", "drop table"),
        ("", ""),
    ],
)
def test_a_name_is_folded(written, folded):
    assert fold_name(written) == folded


@pytest.mark.parametrize(
    "spellings",
    [
        ("Mohammed", "Muhammad", "Mohamad", "MOHAMMED", "محمد", "मोहम्मद", "মোহাম্মদ"),
        ("Hussein", "Hussain", "Hosen", "Husayn", "حسین"),
        ("Yusuf Ali", "Ali Yousuf", "ALI YUSSUF"),
        ("Amina Doreh", "DORE AMINA", "أمينة دوره"),
        ("Abebe", "አበበ"),
        ("Fathima", "Fatima", "Faatima"),
    ],
)
def test_one_name_in_many_spellings_has_one_sound(spellings):
    assert {sound_of(one) for one in spellings} == {sound_of(spellings[0])}


@pytest.mark.parametrize(("one", "other"), [("Amina", "Fatima"), ("Abebe", "Bekele"), ("Nadia", "Ruth")])
def test_other_names_have_other_sounds(one, other):
    assert sound_of(one) != sound_of(other)


def test_numbers_and_phones_are_folded_to_what_tells_them_apart():
    assert fold_number("rbcz 0000000/25") == "RBCZ000000025"
    assert fold_digits("+852 9123 4567") == fold_digits("9123-4567") == "91234567"


@pytest.mark.parametrize(
    ("full", "family", "shown"),
    [
        ("Amina Doreh", "Doreh", "Amina DOREH"),
        ("Chan Tai Man", "Chan", "CHAN Tai Man"),
        ("Abebe", "", "Abebe"),
        ("Amina", "Doreh", "Amina"),
    ],
)
def test_the_family_name_stands_in_capitals_where_there_is_one(full, family, shown):
    assert with_surname_in_capitals(full, family) == shown
