"""Templates and their versions: written by a few, checked before they can be used, never changed afterwards."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from core.access import lock, require_create, save_changes
from core.clock import today
from core.db import acting
from core.posts import next_reference, once
from documents.letter_book import LETTERS
from documents.models import LetterTemplate, LetterTemplateVersion, LetterText
from documents.rules.letter_text import Problem, problems_of
from documents.rules.merge_fields import FIELDS

Words = Mapping[str, Mapping[str, str]]
SAID = {
    "empty": _("Write the text in both languages."),
    "field": _("There is no field called “%(word)s”. Choose one from the list."),
    "braces": _("Write fields as {{name}}, with two brackets on each side and nothing else inside."),
    "bold": _("Bold words need two stars before and two after."),
    "shape": _(
        "Both languages need the same paragraphs in the same order, so that they stand side by side (%(word)s)."
    ),
    "fact": _("There is no field called “%(word)s”. Choose one from the list."),
}


def create_template(
    *, by: Any, name_en: str, name_zh: str, facts: Iterable[str], words: Words, key: UUID | None = None
) -> LetterTemplate:
    """A new letter with its first version; `words` is language -> subject and body.

    Raises:
        ValidationError: the words cannot be used.
    """
    check_words(words, facts)
    with acting(by, "documents.create_template"):
        require_create(by, LetterTemplate, {"code", "name_en", "name_zh"})

        def make() -> str:
            template = LetterTemplate(code=next_reference("LET"), name_en=name_en, name_zh=name_zh)
            template.full_clean()
            template.save()
            _add_version(template, by, facts, words, "")
            return str(template.pk)

        made = once(key, by=by, action="documents.create_template", make=make)
        return LetterTemplate.objects.get(pk=made)


def revise_template(
    *, template_id: UUID, version: int | None, by: Any, facts: Iterable[str], words: Words, change_note: str
) -> LetterTemplateVersion:
    """The next version of a template; `version` is the template's when the form was opened.

    Raises:
        ValidationError: the words cannot be used.
        Conflict: somebody wrote a version meanwhile.
    """
    check_words(words, facts)
    with acting(by, "documents.revise_template"):
        template = lock(LetterTemplate, template_id, by=by, version=version)
        template.version += 1
        template.save(update_fields=["version"])
        return _add_version(template, by, facts, words, change_note)


def retire_template(*, template_id: UUID, version: int | None, by: Any) -> None:
    """Offer a template no longer; letters made from it stay."""
    with acting(by, "documents.retire_template"):
        template = lock(LetterTemplate, template_id, by=by, version=version)
        save_changes(template, {"retired_on": today()}, by=by)


def check_words(words: Words, facts: Iterable[str]) -> None:
    """Refuse words that could not be printed as they are meant."""
    problems = problems_of({language: text["body"] for language, text in words.items()})
    subjects = problems_of({language: text["subject"] for language, text in words.items()})
    problems += [problem for problem in subjects if problem.code in {"field", "braces"}]
    problems += [Problem("fact", name) for name in facts if name not in FIELDS]
    if problems:
        raise ValidationError([str(SAID[one.code]) % {"word": one.word} for one in problems])


def _add_version(
    template: LetterTemplate, by: Any, facts: Iterable[str], words: Words, change_note: str
) -> LetterTemplateVersion:
    require_create(by, LetterTemplateVersion, {"template", "number", "facts", "change_note", "made_by"})
    require_create(by, LetterText, {"wording", "language", "subject", "body"})
    newest = template.versions.order_by("-number").values_list("number", flat=True).first() or 0
    wording = LetterTemplateVersion(
        template=template, number=newest + 1, facts=list(facts), change_note=change_note, made_by=by
    )
    wording.full_clean()
    wording.save()
    for language, text in words.items():
        row = LetterText(wording=wording, language=language, **text)
        row.full_clean()
        row.save()
    return wording


def load_letters() -> None:
    """Put the committed letters into the tables; what is there already is left as staff keep it."""
    known = set(LetterTemplate.objects.values_list("code", flat=True))
    for letter in LETTERS:
        if letter["code"] not in known:
            _load(letter)


def _load(letter: Mapping[str, Any]) -> None:
    template = LetterTemplate.objects.create(
        code=letter["code"], name_en=letter["name_en"], name_zh=letter["name_zh"]
    )
    wording = LetterTemplateVersion.objects.create(template=template, number=1, facts=letter["facts"])
    for language, (subject, body) in letter["texts"].items():
        LetterText.objects.create(wording=wording, language=language, subject=subject, body=body)
