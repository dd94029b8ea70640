"""Translations are compiled at set-up, by Babel."""

import gettext

from tools.messages import compile_catalogue, stale_catalogues

PO = """
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\nLanguage: zh_Hant\\n"

msgid "Deadline"
msgstr "期限"

#, fuzzy
msgid "Client"
msgstr "猜"
"""


def test_a_new_catalogue_is_compiled_once(tmp_path):
    po = tmp_path / "locale" / "zh_Hant" / "LC_MESSAGES" / "django.po"
    po.parent.mkdir(parents=True)
    po.write_text(PO)
    assert stale_catalogues(tmp_path) == [po]

    mo = compile_catalogue(po)

    assert stale_catalogues(tmp_path) == []
    with mo.open("rb") as compiled:
        words = gettext.GNUTranslations(compiled)
    assert (words.gettext("Deadline"), words.gettext("Client")) == ("期限", "Client")
