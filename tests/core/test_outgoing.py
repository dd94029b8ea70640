"""The message gate: constant words, opaque link, refusals."""

import uuid

import pytest
from django.core import mail
from django.http import HttpResponse
from django.urls import path as route
from django.urls import re_path

from core import outgoing
from core.outgoing import Audience, Outcome, Recipient, Result

DELIVERY = uuid.UUID("0191c1de-7a51-4b6c-8a51-0a5f7c0f1d11")
PATH = f"/go/{DELIVERY}/"
NADIA = Recipient(Audience.STAFF, "7", "nadia@harbour.example")


def page(request, **_values):
    return HttpResponse()


urlpatterns = [
    route("my-work/", page),
    route("go/<uuid:pk>/", page),
    route("cases/<str:reference>/", page),
    re_path(r"^accounts/password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$", page),
]


@pytest.fixture(autouse=True)
def gate(settings, monkeypatch):
    settings.ROOT_URLCONF = __name__
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    settings.SITE_ADDRESS = "https://cases.harbour.example"
    monkeypatch.setattr(outgoing, "_rules", [])
    mail.outbox = []


def test_send_writes_constant_words_and_an_opaque_link():
    result = outgoing.send("reminder", NADIA, delivery_id=DELIVERY, path=PATH)

    sent = mail.outbox[0]
    assert result == Result(Outcome.SENT)
    assert sent.subject == "You have a reminder in the case system"
    assert sent.body == (
        "A reminder waits for you. Sign in to read it:\n\n"
        "https://cases.harbour.example/go/0191c1de-7a51-4b6c-8a51-0a5f7c0f1d11/\n"
    )
    assert sent.to == ["nadia@harbour.example"]
    assert sent.message()["Message-ID"] == "<0191c1de-7a51-4b6c-8a51-0a5f7c0f1d11@cases.harbour.example>"


def test_sending_again_keeps_the_message_id():
    for _turn in range(2):
        outgoing.send("reminder", NADIA, delivery_id=DELIVERY, path=PATH)
    first, second = (sent.message()["Message-ID"] for sent in mail.outbox)
    assert first == second


@pytest.mark.parametrize(
    ("recipient", "code"),
    [
        (Recipient("consulate", "1", "visa@consulate.example"), "audience"),
        (Recipient("family", "1", "brother@family.example"), "audience"),
        (Recipient(Audience.CLIENT, "1", "amina@mail.example"), "audience"),
        (Recipient(Audience.STAFF, "1", "gone@harbour.example", is_active=False), "inactive"),
        (Recipient(Audience.STAFF, "1", ""), "address"),
        (Recipient(Audience.STAFF, "1", "a@b.example\nBcc: c@d.example"), "address"),
    ],
)
def test_send_refuses_whom_a_machine_must_not_write_to(recipient, code):
    assert outgoing.send("reminder", recipient, delivery_id=DELIVERY, path=PATH) == Result(
        Outcome.REFUSED, code
    )
    assert mail.outbox == []


@pytest.mark.parametrize(
    ("path", "is_opaque"),
    [
        (PATH, True),
        ("/", False),
        ("/accounts/password/reset/key/3-d2k1xx-5f0a94c1b2e34d5f6a7b/", True),
        ("/cases/C-2026-0143/", False),
        ("/cases/amina-doreh-of-mogadishu/", False),
        ("/nowhere/", False),
        (f"/go/{DELIVERY}/?name=Amina", False),
        ("https://elsewhere.example/", False),
        ("//elsewhere.example/", False),
        ("/my-work/", True),
    ],
)
def test_link_must_be_opaque(path, is_opaque):
    refused = outgoing.why_refused(outgoing.KINDS["reminder"], NADIA, path)
    assert refused == ("" if is_opaque else "link")


def test_contact_rule_has_the_last_word():
    outgoing.register_contact_rule(lambda kind, recipient: "no_mail" if kind.code == "digest" else "")

    assert outgoing.send("digest", NADIA, delivery_id=DELIVERY, path=PATH) == Result(
        Outcome.REFUSED, "no_mail"
    )
    assert outgoing.send("reminder", NADIA, delivery_id=DELIVERY, path=PATH) == Result(Outcome.SENT)


def test_refusal_is_logged_without_the_address(caplog):
    outgoing.send("reminder", Recipient("family", "1", "x@y.example"), delivery_id=DELIVERY, path=PATH)
    logged = caplog.records[0]
    assert (logged.getMessage(), logged.code, logged.kind) == ("message.refused", "audience", "reminder")
    assert logged.delivery == str(DELIVERY)


def test_mail_server_down_is_a_failure_to_try_again(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    result = outgoing.send("reminder", NADIA, delivery_id=DELIVERY, path=PATH)
    assert result == Result(Outcome.FAILED, "ConnectionRefusedError")


def test_there_are_three_subjects_and_no_placeholder():
    kinds = list(outgoing.KINDS.values())
    assert len({str(kind.subject) for kind in kinds}) == 3
    assert [kind.code for kind in kinds if set("{}%") & set(f"{kind.subject}{kind.body}")] == []
