"""Nobody gets past the password without a second factor, nor past the code of conduct without a yes."""

import datetime as dt

import pytest
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.urls import reverse

from accounts.models import CodeOfConduct, SignIn, User
from accounts.policy import Role
from core.clock import now, today
from tests.factories import UserFactory
from tests.house_context import house, sign_in

pytestmark = pytest.mark.django_db
PASSWORD = "a-long-Pass-phrase-77"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def code(secret=SECRET):
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


@pytest.fixture
def user(settings):
    settings.ACCOUNT_RATE_LIMITS = False
    person = UserFactory()
    with house():
        person.set_password(PASSWORD)
        person.save()
    return person


def give_factor(user):
    with house():
        TOTP.activate(user, SECRET)


def give_password(client, user, password=PASSWORD):
    return client.post(reverse("account_login"), {"login": user.email, "password": password})


def test_a_first_sign_in_leads_to_setting_up_a_factor_and_nowhere_else(client, user):
    give_password(client, user)

    for name in ("accounts:me", "accounts:access_matrix"):
        assert client.get(reverse(name)).headers["Location"] == reverse("mfa_activate_totp")


def test_password_and_code_sign_in(client, user):
    give_factor(user)

    assert give_password(client, user).headers["Location"] == reverse("mfa_authenticate")
    assert client.get(reverse("accounts:me")).headers["Location"].startswith(reverse("account_login"))
    answer = client.post(reverse("mfa_authenticate"), {"code": code()})

    assert answer.status_code == 302
    assert client.get(reverse("accounts:me")).status_code == 200


def test_a_wrong_code_does_not(client, user):
    give_factor(user)
    give_password(client, user)

    client.post(reverse("mfa_authenticate"), {"code": "000000" if code() != "000000" else "111111"})

    assert client.get(reverse("accounts:me")).headers["Location"].startswith(reverse("account_login"))


def test_unknown_mail_and_wrong_password_look_the_same(client, user):
    wrong = give_password(client, user, "not-the-password-1")
    user.email = "nobody@harbour.example"
    unknown = give_password(client, user)

    def messages(answer):
        return answer.status_code, answer.context["form"].errors.as_json()

    assert messages(wrong) == messages(unknown)


def test_whose_access_has_ended_cannot_sign_in(client, user):
    give_factor(user)
    with house():
        User.objects.filter(pk=user.pk).update(access_until=today() - dt.timedelta(days=1))

    give_password(client, user)

    assert client.get(reverse("accounts:me")).headers["Location"].startswith(reverse("account_login"))


def test_access_that_ends_closes_the_open_session(client, user):
    sign_in(client, user)
    assert client.get(reverse("accounts:me")).status_code == 200
    with house():
        User.objects.filter(pk=user.pk).update(is_active=False)
    assert client.get(reverse("accounts:me")).status_code == 302


@pytest.mark.parametrize(
    ("role", "minutes", "status"),
    [
        (Role.CASEWORKER, 29, 200),
        (Role.CASEWORKER, 31, 302),
        (Role.LAWYER, 14, 200),
        (Role.LAWYER, 16, 302),
    ],
)
def test_an_idle_session_ends(client, role, minutes, status):
    sign_in(client, UserFactory(role=role))
    client.get(reverse("accounts:me"))
    with house():
        SignIn.objects.update(seen_at=now() - dt.timedelta(minutes=minutes))
    assert client.get(reverse("accounts:me")).status_code == status


def test_a_session_ended_from_elsewhere_is_over(client):
    user = UserFactory()
    sign_in(client, user)
    client.get(reverse("accounts:me"))
    with house():
        row = SignIn.objects.get()

    client.post(reverse("accounts:end_sign_in", args=[row.pk]))

    assert client.get(reverse("accounts:me")).status_code == 302


def test_no_page_before_the_code_of_conduct_is_accepted(client):
    user = UserFactory()
    with house():
        CodeOfConduct.objects.create(
            number=1, text_en="Be kind.", text_zh="友善待人。", in_force_from=today()
        )
    sign_in(client, user)
    with house():
        session = client.session
        del session["conduct_accepted"]
        session.save()

    assert client.get(reverse("accounts:me")).headers["Location"] == reverse("accounts:code_of_conduct")
    client.post(reverse("accounts:code_of_conduct"), {"accept": "1"})
    assert client.get(reverse("accounts:me")).status_code == 200


def test_there_is_no_open_sign_up(client):
    assert b"password1" not in client.get(reverse("account_signup")).content
