"""Every message stands in both languages: none missing, doubtful or left over, and no placeholder lost."""

import re

import pytest

from tools.catalogue import CATALOGUES, brought_up_to_date, current, untranslated

PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%%|{\w*}")


@pytest.mark.parametrize("locale", CATALOGUES)
def test_every_message_is_translated(locale):
    assert untranslated(brought_up_to_date(locale)) == []


@pytest.mark.parametrize("locale", CATALOGUES)
def test_the_catalogue_holds_what_is_used_and_nothing_else(locale):
    def messages(catalogue):
        return {(message.context, str(message.id)) for message in catalogue if message.id}

    assert messages(current(locale)) ^ messages(brought_up_to_date(locale)) == set()


@pytest.mark.parametrize("locale", CATALOGUES)
def test_placeholders_survive_translation(locale):
    lost = []
    for message in current(locale):
        if not message.id:
            continue
        source = message.id[-1] if message.pluralizable else message.id
        for text in message.string if message.pluralizable else [message.string]:
            if (
                set(PLACEHOLDER.findall(text)) - set(PLACEHOLDER.findall(source))
                or not message.pluralizable
                and set(PLACEHOLDER.findall(text)) != set(PLACEHOLDER.findall(source))
            ):
                lost.append(source)
    assert lost == []


@pytest.mark.parametrize(
    ("word", "context", "told"),
    [
        ("Name", None, "姓名"),
        ("Name", "of a thing", "名稱"),
        ("Open", None, "進行中"),
        ("Open", "verb", "打開"),
        ("Place", None, "地點"),
        ("Place", "verb", "委派"),
        ("service", None, "送達"),
        ("sealing", None, "蓋印"),
        ("Received", None, "已收到"),
        ("Received", "date", "收到日期"),
        ("by", "date", "限期"),
        ("from", None, "開始日期"),
        ("from", "sender", "來自"),
        ("Closed", "date", "結束日期"),
        ("Removed", None, "已被遣離"),
        ("Family", None, "家事"),
    ],
)
def test_a_word_of_two_meanings_is_told_apart(word, context, told):
    assert current("zh_Hant").get(word, context).string == told
