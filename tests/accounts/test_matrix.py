"""The page that proves who may see what is made from the policies themselves."""

import pytest
from django.urls import reverse

from accounts.matrix import EVERYTHING, matrix_page, right_of
from accounts.policy import Role
from core.access import policy_of
from counselling.models import Session
from tests.factories import UserFactory
from tests.house_context import sign_in


def test_a_session_note_is_for_nobody_by_role():
    policy = policy_of(Session)
    rights = {role: right_of(policy, "note", str(role)) for role in Role}
    assert {right for role, right in rights.items() if role != Role.COUNSELLOR} == {"none"}
    assert rights[Role.COUNSELLOR] == "own"


def test_the_page_opens_with_the_kind_that_holds_most_classes():
    page = matrix_page("", "")
    chosen = [one.value for one in page["all_kinds"] if one.is_chosen]
    assert (chosen, page["shows_everything"], page["width"]) == (["clients.client"], False, len(Role) + 2)


@pytest.mark.parametrize(("role", "kind"), [("caseworker", ""), ("", EVERYTHING)])
def test_everything_is_shown_for_one_role_or_when_asked_for(role, kind):
    page = matrix_page(role, kind)
    assert len(page["tables"]) == len(page["all_kinds"]) > 10
    assert page["shows_everything"]


def test_an_unknown_role_or_kind_shows_no_more(db):
    assert len(matrix_page("", "no.such")["tables"]) == 1
    assert matrix_page("nobody", "clients.client")["roles"] == []


@pytest.mark.parametrize(
    ("role", "status"), [(Role.CASEWORKER, 200), (Role.AUDITOR, 200), (Role.PARTNER, 404)]
)
def test_staff_may_look_and_outsiders_may_not(client, db, role, status):
    sign_in(client, UserFactory(role=role))
    assert client.get(reverse("accounts:access_matrix")).status_code == status
