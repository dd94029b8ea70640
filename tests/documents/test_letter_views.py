"""The pages of letters and their templates."""

import pytest
from django.urls import reverse

from accounts.policy import Role
from core.outbox import work_off
from documents import services
from documents.models import IssuedLetter, LetterTemplate
from tests.documents.test_letters import WORDS, issue, template
from tests.factories import UserFactory, put_on
from tests.house_context import house, sign_in

pytestmark = pytest.mark.django_db
POSTED = {
    "appointment_on_day": "8",
    "appointment_on_month": "4",
    "appointment_on_year": "2030",
    "appointment_time": "14:30",
    "appointment_place_en": "12/F Sample Building",
    "appointment_place_zh": "示例大廈 12 樓",
    "meet_with": "Nadia Quill",
    "interpreter_en": "Somali",
    "bring_en": "This letter",
}
TYPED = {
    "facts": ["client_name"],
    "subject_en": WORDS["en"]["subject"],
    "body_en": WORDS["en"]["body"],
    "subject_zh": WORDS["zh-hant"]["subject"],
    "body_zh": WORDS["zh-hant"]["body"],
}


def signed_in(client, role, *records):
    user = UserFactory(role=role)
    put_on(user, *records)
    return sign_in(client, user)


@pytest.mark.parametrize(
    ("role", "choose", "issuing", "letter", "templates", "adding"),
    [
        (Role.CASEWORKER, 200, 200, 200, 200, 404),
        (Role.SUPERVISOR, 200, 200, 200, 200, 200),
        (Role.WELFARE, 200, 200, 200, 200, 404),
        (Role.MANAGER, 404, 404, 200, 200, 200),
        (Role.LAWYER, 404, 404, 404, 404, 404),
        (Role.PARTNER, 404, 404, 404, 404, 404),
        (Role.PROBONO, 404, 404, 404, 404, 404),
    ],
)
def test_each_role_opens_its_pages_only(client, on_case, role, choose, issuing, letter, templates, adding):
    worker, case = on_case
    made = issue(worker, case)
    signed_in(client, role, case, case.client)
    pages = [
        reverse("documents:letters_case", args=[case.pk]),
        reverse("documents:issue_case", args=[case.pk, template().pk]),
        reverse("documents:letter", args=[made.pk]),
        reverse("documents:templates"),
        reverse("documents:template_add"),
    ]
    assert [client.get(page).status_code for page in pages] == [choose, issuing, letter, templates, adding]


def test_somebody_off_the_case_gets_404(client, on_case):
    worker, case = on_case
    made = issue(worker, case)
    signed_in(client, Role.CASEWORKER)
    assert client.get(reverse("documents:letter", args=[made.pk])).status_code == 404
    assert client.get(reverse("documents:letters_case", args=[case.pk])).status_code == 404
    assert client.post(reverse("documents:letter_retry", args=[made.pk])).status_code == 404


def test_issuing_leads_to_the_letter_and_its_file(client, on_case):
    worker, case = on_case
    sign_in(client, worker)
    response = client.post(reverse("documents:issue_case", args=[case.pk, template().pk]), POSTED)
    with house():
        letter = IssuedLetter.objects.get()
    page = reverse("documents:letter", args=[letter.pk])
    assert (response.status_code, response.url) == (302, page)
    waiting = client.get(page, headers={"HX-Request": "true"}).content.decode()
    assert ("is being made" in waiting, "every 2s" in waiting, "<html" in waiting) == (True, True, False)

    work_off()

    ready = client.get(page).content.decode()
    with house():
        letter.refresh_from_db()
    assert (reverse("documents:file", args=[letter.document_id]) in ready, "every 2s" in ready) == (
        True,
        False,
    )
    given = client.get(reverse("documents:file", args=[letter.document_id]))
    assert b"".join(given.streaming_content).startswith(b"%PDF")


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"meet_with": ""}, "Fill in “You will meet”"),
        ({"appointment_on_year": "2020"}, "it cannot be before"),
        ({"appointment_on_day": "31", "appointment_on_month": "2"}, "there is no such day"),
        ({"appointment_time": "half past"}, "Enter the time as hours and minutes"),
        ({"meet_with": "ꦱ"}, "No font has ꦱ"),
    ],
)
def test_what_is_missing_or_wrong_is_said_and_the_rest_kept(client, on_case, changed, message):
    worker, case = on_case
    sign_in(client, worker)
    response = client.post(
        reverse("documents:issue_case", args=[case.pk, template().pk]), {**POSTED, **changed}
    )
    html = response.content.decode()
    assert (response.status_code, message in html, "12/F Sample Building" in html) == (422, True, True)


def test_a_field_missing_on_the_record_is_named(client, on_case):
    worker, case = on_case
    with house():
        case.client.names.update(ended_on="2026-01-01")
    supervisor = UserFactory(role=Role.SUPERVISOR)
    words = {code: {**text, "body": text["body"] + " {{client_own_name}}"} for code, text in WORDS.items()}
    made = services.create_template(by=supervisor, name_en="A", name_zh="一", facts=[], words=words)
    sign_in(client, worker)
    page = reverse("documents:issue_case", args=[case.pk, made.pk])
    html = client.post(page, {"idempotency_key": ""}).content.decode()
    assert "The letter cannot be made yet. Missing, or not for your eyes: Name in own script." in html


def test_writing_previewing_and_revising_a_template(client):
    signed_in(client, Role.SUPERVISOR)
    add = reverse("documents:template_add")
    names = {"name_en": "Greeting", "name_zh": "問候"}

    preview = client.post(add, {**TYPED, **names, "preview": "1"})
    html = preview.content.decode()
    assert (preview.status_code, "How it prints" in html, "Dear Amina DOREH" in html) == (200, True, True)
    with house():
        assert LetterTemplate.objects.filter(name_en="Greeting").count() == 0

    assert client.post(add, {**TYPED, **names}).status_code == 302
    with house():
        made = LetterTemplate.objects.get(name_en="Greeting")
    page = reverse("documents:template", args=[made.pk])
    assert "Dear Amina DOREH" in client.get(page).content.decode()

    edit = reverse("documents:template_edit", args=[made.pk])
    assert WORDS["en"]["body"].splitlines()[0] in client.get(edit).content.decode()
    assert client.post(edit, {**TYPED, "version": 1, "change_note": "Again"}).url == page
    with house():
        assert made.versions.count() == 2
    assert client.post(reverse("documents:template_retire", args=[made.pk])).url == page


def test_two_people_writing_one_template_do_not_lose_words(client):
    signed_in(client, Role.SUPERVISOR)
    edit = reverse("documents:template_edit", args=[template().pk])
    client.post(edit, {**TYPED, "version": 1})
    mine = {**TYPED, "facts": [], "version": 1, "change_note": "mine"}
    response = client.post(edit, mine)
    page = response.content.decode()
    assert (response.status_code, "mine" in page, "Facts to show as a table</th>" in page) == (
        409,
        True,
        True,
    )


def test_words_that_cannot_be_used_are_said_at_once(client):
    signed_in(client, Role.SUPERVISOR)
    wrong = {**TYPED, "name_en": "A", "name_zh": "一", "body_en": "{{passwort}}\n\n[facts]"}
    for extra in ({"preview": "1"}, {}):
        response = client.post(reverse("documents:template_add"), {**wrong, **extra})
        html = response.content.decode()
        assert (response.status_code, "There is no field called “passwort”" in html) == (422, True)
