"""Letters: nothing missing, nothing forbidden, made by a worker, the same bytes again."""

import datetime as dt
import io
import json

import pikepdf
import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404

from accounts.policy import Role
from core import pdf
from core.access import Conflict
from core.files import read_file
from core.outbox import work_off
from core.scanning import ScanState
from documents import drawing, services
from documents.models import Document, DocumentLink, IssuedLetter, LetterTemplate, LetterText
from documents.queries import texts_in
from documents.services import LetterIncomplete
from tests.factories import UserFactory, put_on
from tests.house_context import house

pytestmark = pytest.mark.django_db
ANSWERS = {
    "appointment_on": "2026-04-08",
    "appointment_time": "14:30",
    "appointment_place": {"en": "12/F Sample Building", "zh-hant": "示例大廈 12 樓"},
    "meet_with": "Nadia Quill",
    "interpreter": {"en": "Somali", "zh-hant": "索馬里語"},
    "bring": {"en": "This letter", "zh-hant": ""},
}
WORDS = {
    "en": {"subject": "Hello {{client_name}}", "body": "Dear {{client_name}},\n\n[facts]"},
    "zh-hant": {"subject": "你好", "body": "{{client_name}}：\n\n[facts]"},
}


def template(code="LET-001"):
    with house():
        return LetterTemplate.objects.get(code=code)


def issue(worker, case, **changes):
    arguments = {"client_id": case.client_id, "case_id": case.pk, "answers": ANSWERS, **changes}
    arguments.setdefault("template_id", template().pk)
    return services.issue_letter(by=worker, **arguments)


def test_a_letter_is_queued_made_and_laid_into_the_case(on_case):
    worker, case = on_case
    letter = issue(worker, case)
    assert (letter.state, letter.document_id) == ("queued", None)

    assert work_off() == 1

    with house():
        made = IssuedLetter.objects.get()
        document = made.document
        content = read_file(document.file_id)
        link = DocumentLink.objects.get(document=document)
        assert (made.state, made.sha256 == document.sha256) == ("issued", True)
        assert (document.kind, document.title, document.scan_state) == (
            "letter",
            "Appointment",
            ScanState.CLEAN,
        )
        assert (link.client_id, link.case_id, document.uploaded_by_id) == (case.client_id, case.pk, worker.pk)
        assert document.file_name == f"{made.reference}.pdf"
        kept = json.loads(made.data_used)
        assert (kept["client_own_name"], kept["appointment_on"], kept["author_name"]) == (
            "أمينة دوره",
            "2026-04-08",
            worker.full_name,
        )
        assert (
            IssuedLetter.history.order_by("history_id").last().history_actor == "task:documents.draw_letter"
        )
    with pikepdf.open(io.BytesIO(content)) as opened:
        fonts = {str(font.BaseFont).split("+")[1] for font in opened.pages[0].Resources.Font.values()}
        assert {"Noto-Sans-CJK-HK", "Noto-Sans-Arabic"} <= fonts


def test_reprinting_gives_the_same_bytes(on_case):
    worker, case = on_case
    letter = issue(worker, case)
    work_off()
    with house():
        kept = IssuedLetter.objects.get(pk=letter.pk)
        again = drawing.draw(kept, texts_in(kept.wording, kept.languages))
        assert again == read_file(kept.document.file_id)


def test_a_letter_keeps_its_version_when_the_template_moves_on(on_case):
    worker, case = on_case
    letter = issue(worker, case)
    supervisor = UserFactory(role=Role.SUPERVISOR)
    services.revise_template(
        template_id=template().pk, version=1, by=supervisor, facts=[], words=WORDS, change_note="Shorter"
    )
    work_off()
    with house():
        kept = IssuedLetter.objects.get(pk=letter.pk)
        assert kept.wording.number == 1
        assert drawing.draw(kept, texts_in(kept.wording, kept.languages)) == read_file(kept.document.file_id)


def test_making_twice_makes_one_file(on_case):
    worker, case = on_case
    letter = issue(worker, case)
    work_off()
    with house("task:documents.draw_letter"):
        services.draw_letter(letter.pk)
    with house():
        assert Document.objects.count() == 1


@pytest.mark.parametrize(
    ("changed", "missing"),
    [
        ({"appointment_time": ""}, ["appointment_time"]),
        (
            {"appointment_place": {"en": "", "zh-hant": " "}, "meet_with": ""},
            ["appointment_place", "meet_with"],
        ),
        ({"appointment_on": ""}, ["appointment_on"]),
    ],
)
def test_a_missing_field_blocks_the_letter_and_is_named(on_case, changed, missing):
    worker, case = on_case
    with pytest.raises(LetterIncomplete) as caught:
        issue(worker, case, answers={**ANSWERS, **changed})
    assert caught.value.names == missing
    with house():
        assert IssuedLetter.objects.count() == 0


def test_a_name_one_may_not_read_is_missing(on_case):
    worker, case = on_case
    with house():
        client = case.client
        client.is_name_hidden, client.display_name, client.code_name = True, "Heron", "Heron"
        client.save()
    with pytest.raises(LetterIncomplete) as caught:
        issue(worker, case)
    assert caught.value.names == ["client_name"]


def test_letters_no_font_has_are_refused_by_name(on_case):
    worker, case = on_case
    with pytest.raises(ValidationError, match="No font has ꦱ in “You will meet”"):
        issue(worker, case, answers={**ANSWERS, "meet_with": "ꦱ"})


@pytest.mark.parametrize("role", [Role.MANAGER, Role.PROBONO, Role.LAWYER, Role.AUDITOR])
def test_who_sends_no_letters_is_refused(on_case, role):
    _worker, case = on_case
    user = UserFactory(role=role)
    put_on(user, case, case.client)
    with pytest.raises((PermissionDenied, Http404)):
        issue(user, case)


def test_a_case_one_is_not_on_gets_no_letter(on_case):
    _worker, case = on_case
    with pytest.raises(Http404):
        issue(UserFactory(), case)


def test_values_are_sealed_and_read_by_nobody(on_case):
    worker, case = on_case
    issue(worker, case)
    policy_columns = {role: services_columns(role) for role in Role}
    assert [role for role, columns in policy_columns.items() if "data_used" in columns] == []


def services_columns(role):
    from documents.policy import letter_policy

    return letter_policy.database_columns(role)


def test_a_letter_that_cannot_be_made_says_so_and_is_made_on_asking_again(on_case, monkeypatch):
    worker, case = on_case
    letter = issue(worker, case)
    with monkeypatch.context() as patch:
        patch.setattr(pdf, "TEMPLATES", {})
        work_off()
    with house():
        assert IssuedLetter.objects.get().state == "failed"

    services.retry_letter(letter_id=letter.pk, by=worker)
    work_off()
    with house():
        assert IssuedLetter.objects.get().state == "issued"


def test_only_a_failed_letter_is_made_again(on_case):
    worker, case = on_case
    letter = issue(worker, case)
    with pytest.raises(Http404):
        services.retry_letter(letter_id=letter.pk, by=worker)


def test_one_language_alone(on_case):
    worker, case = on_case
    issue(worker, case, languages=["zh-hant"])
    work_off()
    with house():
        assert IssuedLetter.objects.get().languages == ["zh-hant"]


def test_a_template_is_written_and_revised_in_versions():
    supervisor = UserFactory(role=Role.SUPERVISOR)
    made = services.create_template(
        by=supervisor, name_en="Greeting", name_zh="問候", facts=["client_name"], words=WORDS
    )
    revised = services.revise_template(
        template_id=made.pk, version=1, by=supervisor, facts=[], words=WORDS, change_note="No facts"
    )
    with house():
        numbers = made.versions.order_by("number").values_list("number", "facts", "change_note")
        assert list(numbers) == [(1, ["client_name"], ""), (2, [], "No facts")]
        assert LetterText.objects.filter(wording=revised).count() == 2
    with pytest.raises(Conflict):
        services.revise_template(
            template_id=made.pk, version=1, by=supervisor, facts=[], words=WORDS, change_note=""
        )


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("{{password}}", "There is no field called “password”."),
        ("{{client.phone}}", "Write fields as {{name}}"),
        ("Two\n\nparagraphs", "Both languages need the same paragraphs"),
        ("**bold", "Bold words need two stars"),
        ("", "Write the text in both languages."),
    ],
)
def test_words_that_cannot_be_printed_are_refused(body, said):
    words = {**WORDS, "en": {"subject": "A", "body": body}, "zh-hant": {"subject": "一", "body": "一"}}
    with pytest.raises(ValidationError) as caught:
        services.create_template(
            by=UserFactory(role=Role.SUPERVISOR), name_en="A", name_zh="一", facts=[], words=words
        )
    assert any(message.startswith(said) for message in caught.value.messages)


@pytest.mark.parametrize("role", [Role.CASEWORKER, Role.WELFARE, Role.LAWYER])
def test_only_a_few_write_templates(role):
    with pytest.raises(PermissionDenied):
        services.create_template(by=UserFactory(role=role), name_en="A", name_zh="一", facts=[], words=WORDS)


def test_a_retired_template_is_not_used(on_case):
    worker, case = on_case
    services.retire_template(template_id=template().pk, version=1, by=UserFactory(role=Role.SUPERVISOR))
    with pytest.raises(Http404):
        issue(worker, case)


def test_date_of_the_letter_is_todays_in_hong_kong(on_case, monkeypatch):
    from documents import letter_data

    late = dt.datetime(2026, 3, 26, 17, 0, tzinfo=dt.UTC)
    monkeypatch.setattr(letter_data, "now", lambda: late)
    worker, case = on_case
    issue(worker, case)
    with house():
        assert json.loads(IssuedLetter.objects.get().data_used)["letter_on"] == "2026-03-27"
