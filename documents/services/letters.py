"""Letters go out: checked for what is missing, queued, made by a worker, kept in the file."""

import json
import secrets
from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import Http404
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from core import pdf
from core.access import lock, require_create
from core.clock import now, today
from core.db import acting
from core.files import CheckedFile
from core.outbox import queue
from core.posts import next_reference, once
from documents import drawing
from documents.letter_data import gather, wanted_by
from documents.models import Document, IssuedLetter, LetterTemplateVersion, LetterText
from documents.queries import texts_in, wording_in_force
from documents.rules.merge_fields import FIELDS, LANGUAGES, Value, missing

from .papers import keep_document, require_reach

DRAW = "documents.draw_letter"
# Letters that cannot be mistaken for figures, read out over the phone.
CODE_LETTERS = "ABCDEFGHJKMNPQRSTVWXYZ23456789"
SET = ("reference", "wording", "client", "case", "languages", "data_used", "check_code", "issued_by")


class LetterIncomplete(ValidationError):
    """Fields a letter needs and has not; `names` are their names in the closed list."""

    def __init__(self, names: Iterable[str]) -> None:
        self.names = list(names)
        labels = ", ".join(FIELDS[name].label(get_language() or "en") for name in self.names)
        super().__init__(
            _("The letter cannot be made yet. Missing, or not for your eyes: %(fields)s.")
            % {"fields": labels},
            code="missing",
        )


def issue_letter(
    *,
    by: Any,
    client_id: UUID,
    case_id: UUID | None = None,
    template_id: UUID,
    answers: Mapping[str, Value],
    languages: Iterable[str] = LANGUAGES,
    key: UUID | None = None,
) -> IssuedLetter:
    """Keep a letter with the values it is made of, and have a worker make it.

    Raises:
        LetterIncomplete: a field has no value, or none the user may read.
        ValidationError: no font has a letter of a value.
        Http404: the client, case or template is not the user's.
    """
    with acting(by, "documents.issue_letter"):
        require_reach(by, client_id, case_id)
        require_create(by, IssuedLetter, SET)
        wording = wording_in_force(by, template_id)
        texts = texts_in(wording, languages)
        values = _values(by, client_id, case_id, answers, texts, wording)

        def make() -> str:
            return str(_keep(by, client_id, case_id, wording, list(texts), values).pk)

        return IssuedLetter.objects.get(pk=once(key, by=by, action="documents.issue_letter", make=make))


def draw_letter(letter_id: UUID) -> None:
    """Make a queued letter's file and lay it into the file it belongs to; done twice it is made once.

    To be called in the house's own context.
    """
    letter = IssuedLetter.objects.select_for_update(of=("self",)).get(pk=letter_id)
    if letter.state == IssuedLetter.State.ISSUED:
        return
    try:
        content = drawing.draw(letter, texts_in(letter.wording, letter.languages))
    except pdf.PdfFailed:
        letter.state = IssuedLetter.State.FAILED
        letter.save(update_fields=["state"])
        return
    letter.document = document = _lay_down(letter, content)
    letter.state, letter.sha256, letter.made_at = IssuedLetter.State.ISSUED, document.sha256, now()
    letter.save(update_fields=["document", "state", "sha256", "made_at"])


def retry_letter(*, letter_id: UUID, by: Any) -> None:
    """Have a letter made that could not be made before."""
    with acting(by, "documents.retry_letter"):
        letter = lock(IssuedLetter, letter_id, by=by)
        if letter.state != IssuedLetter.State.FAILED:
            raise Http404
        require_create(by, IssuedLetter, {"state"})
        letter.state = IssuedLetter.State.QUEUED
        letter.version += 1
        letter.save(update_fields=["state", "version"])
        queue(DRAW, {"letter": letter.pk}, dedupe_key=f"{DRAW}:{letter.pk}:{letter.version}")


def _values(
    by: Any,
    client_id: UUID,
    case_id: UUID | None,
    answers: Mapping[str, Value],
    texts: Mapping[str, LetterText],
    wording: LetterTemplateVersion,
) -> dict[str, Value]:
    """Only what this letter names is kept with it."""
    wanted = wanted_by(wording, texts)
    values = gather(by, client_id=client_id, case_id=case_id, answers=answers)
    absent = missing(wanted, {**values, "letter_reference": "-"})
    if absent:
        raise LetterIncomplete(absent)
    kept = wanted | {"letter_on", "author_name", "author_post", "addressee"}
    kept |= {"client_own_name"} if "client_name" in wanted else set()
    values = {name: value for name, value in values.items() if name in kept}
    _refuse_unprintable(values)
    return values


def _refuse_unprintable(values: Mapping[str, Value]) -> None:
    for name, value in values.items():
        parts = value.values() if isinstance(value, Mapping) else [value]
        empty_boxes = pdf.unprintable("".join(parts))
        if empty_boxes:
            what = {"letters": empty_boxes, "field": FIELDS[name].label(get_language() or "en")}
            raise ValidationError(_("No font has %(letters)s in “%(field)s”.") % what, code="unprintable")


def _keep(
    by: Any,
    client_id: UUID,
    case_id: UUID | None,
    wording: LetterTemplateVersion,
    languages: list[str],
    values: Mapping[str, Value],
) -> IssuedLetter:
    letter = IssuedLetter(
        reference=next_reference("L"),
        wording=wording,
        client_id=client_id,
        case_id=case_id,
        languages=languages,
        check_code=_check_code(),
        issued_by=by,
    )
    kept = {**values, "letter_reference": letter.reference}
    letter.data_used = json.dumps(kept, ensure_ascii=False, sort_keys=True)
    letter.full_clean()
    letter.save()
    queue(DRAW, {"letter": letter.pk}, dedupe_key=f"{DRAW}:{letter.pk}")
    return letter


def _check_code() -> str:
    drawn = "".join(secrets.choice(CODE_LETTERS) for _position in range(8))
    return f"{drawn[:4]}-{drawn[4:]}"


def _lay_down(letter: IssuedLetter, content: bytes) -> Document:
    checked = CheckedFile(f"{letter.reference}.pdf", "pdf", content)
    about = {"kind": Document.Kind.LETTER, "title": letter.wording.template.name_en, "dated_on": today()}
    return keep_document(
        checked,
        about,
        client_id=letter.client_id,
        case_id=letter.case_id,
        by=letter.issued_by,
        is_ours=True,
    )
