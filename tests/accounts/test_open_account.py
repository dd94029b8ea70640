"""The command that opens an account: who gets one, how they get in, what it refuses."""

from io import StringIO

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.urls import reverse

from accounts.models import User
from accounts.policy import Role
from tests.house_context import house

pytestmark = pytest.mark.django_db
WORDS = ("Ada@house.example", "Ada Brook", "administrator")


def test_an_account_is_opened_and_its_owner_chooses_the_password_by_mail(client):
    out = StringIO()
    call_command("open_account", *WORDS, stdout=out)

    assert "ada@house.example is open" in out.getvalue()
    with house():
        user = User.objects.get(email="ada@house.example")
    assert (user.role, user.full_name, user.has_usable_password()) == (Role.ADMINISTRATOR, "Ada Brook", False)
    client.post(reverse("account_reset_password"), {"email": "ada@house.example"})
    assert [(one.to, "/accounts/password/reset/key/" in one.body) for one in mail.outbox] == [
        (["ada@house.example"], True)
    ]


def test_a_second_account_of_one_address_is_refused():
    call_command("open_account", *WORDS, stdout=StringIO())
    with pytest.raises(CommandError, match="already exists"):
        call_command("open_account", *WORDS, stdout=StringIO())


@pytest.mark.parametrize("role", ["lawyer", "partner", "superuser"])
def test_people_outside_and_unknown_roles_are_refused(role):
    with pytest.raises(CommandError, match="invalid choice"):
        call_command("open_account", "a@house.example", "A", role, stdout=StringIO())
