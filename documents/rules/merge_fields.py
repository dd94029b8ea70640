"""The closed list of fields a letter may name, and how each value reads in each language. Pure."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

EN, ZH = "en", "zh-hant"
LANGUAGES = (EN, ZH)
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
Value = str | Mapping[str, str]


class Source(StrEnum):
    """Where a value comes from."""

    CLIENT = "client"
    CASE = "case"
    ASKED = "asked"
    HOUSE = "house"


class Form(StrEnum):
    """What kind of answer a value is; TEXTS has one for each language."""

    TEXT = "text"
    TEXTS = "texts"
    DATE = "date"
    TIME = "time"


@dataclass(frozen=True)
class MergeField:
    """One field: its name inside `{{ }}`, its label in a letter, and a sample for previews."""

    name: str
    label_en: str
    label_zh: str
    source: Source
    form: Form
    sample: Value

    def label(self, language: str) -> str:
        return self.label_zh if language.startswith("zh") else self.label_en


def _field(name: str, en: str, zh: str, source: Source, form: Form, sample: Value) -> MergeField:
    return MergeField(name, en, zh, source, form, sample)


FIELDS = {
    field.name: field
    for field in (
        _field("client_name", "Name", "姓名", Source.CLIENT, Form.TEXT, "Amina DOREH"),
        _field("client_own_name", "Name in own script", "原文姓名", Source.CLIENT, Form.TEXT, "أمينة دوره"),
        _field("client_reference", "Our reference", "本中心檔號", Source.CLIENT, Form.TEXT, "P-1187"),
        _field("birth", "Date of birth", "出生日期", Source.CLIENT, Form.TEXTS, {EN: "1994", ZH: "1994年"}),
        _field("case_reference", "Case", "個案編號", Source.CASE, Form.TEXT, "C-2026-0143"),
        _field("appointment_on", "Date of appointment", "約見日期", Source.ASKED, Form.DATE, "2026-04-08"),
        _field("appointment_time", "Time", "時間", Source.ASKED, Form.TIME, "14:30"),
        _field(
            "appointment_place",
            "Place",
            "地點",
            Source.ASKED,
            Form.TEXTS,
            {EN: "12/F Sample Building, Hong Kong", ZH: "香港示例大廈 12 樓"},
        ),
        _field("meet_with", "You will meet", "約見人", Source.ASKED, Form.TEXT, "Nadia Quill"),
        _field(
            "interpreter",
            "Interpreter",
            "傳譯",
            Source.ASKED,
            Form.TEXTS,
            {EN: "Somali, woman", ZH: "索馬里語，女性"},
        ),
        _field("bring", "Please bring", "請帶備", Source.ASKED, Form.TEXTS, {EN: "This letter", ZH: "此信"}),
        _field(
            "addressee",
            "To",
            "致",
            Source.ASKED,
            Form.TEXTS,
            {EN: "Medical Social Services Unit", ZH: "醫務社會服務部"},
        ),
        _field("letter_on", "Date", "日期", Source.HOUSE, Form.DATE, "2026-03-27"),
        _field("letter_reference", "Our ref", "檔號", Source.HOUSE, Form.TEXT, "L-1052"),
        _field("author_name", "Signed by", "簽署", Source.HOUSE, Form.TEXT, "Wilma Adeyo"),
        _field(
            "author_post",
            "Post",
            "職位",
            Source.HOUSE,
            Form.TEXTS,
            {EN: "Welfare officer", ZH: "福利主任"},
        ),
    )
}
# Every letter shows these outside its text, so every letter needs them.
ALWAYS = ("letter_on", "letter_reference", "author_name", "author_post")


def value_in(field: MergeField, value: Value, language: str) -> str:
    """How a value reads in one language; a text given in one language only stands in for the other."""
    if isinstance(value, Mapping):
        other = next((text for text in value.values() if text), "")
        return value.get(language) or other
    return day_in(dt.date.fromisoformat(value), language) if field.form == Form.DATE and value else value


def day_in(day: dt.date, language: str) -> str:
    """ "08 Apr 2026", or "2026年4月8日" in Chinese."""
    if language.startswith("zh"):
        return f"{day.year}年{day.month}月{day.day}日"
    return f"{day.day:02} {MONTHS[day.month - 1]} {day.year}"


def is_given(value: Any) -> bool:
    """Whether a value can be printed: some language of it has letters or figures."""
    texts: Iterable[Any] = value.values() if isinstance(value, Mapping) else [value]
    return any(isinstance(text, str) and text.strip() for text in texts)


def missing(wanted: Iterable[str], values: Mapping[str, Any]) -> list[str]:
    """Names of the fields a letter names and nobody gave, in the list's own order."""
    needed = {*wanted, *ALWAYS}
    return [name for name in FIELDS if name in needed and not is_given(values.get(name))]


def samples() -> dict[str, Value]:
    """A value for every field, for previews."""
    return {name: field.sample for name, field in FIELDS.items()}
