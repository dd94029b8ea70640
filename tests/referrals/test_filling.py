"""The form page by page, for visitors and partners, with scripts off."""

import pytest
from django.urls import reverse

from accounts.policy import Role
from referrals import flow
from referrals.models import Referral, ReferralDraft, ReferredPerson
from tests.factories import UserFactory
from tests.house_context import house, sign_in
from tests.referrals.factories import a_partner
from tests.referrals.walking import ANSWERS, address, begin, fill, send

pytestmark = pytest.mark.django_db


def test_a_visitor_fills_in_and_sends_the_whole_form(client):
    assert client.get(reverse("referrals:start")).status_code == 200
    draft_id = begin(client)
    for step in flow.LEGAL:
        assert client.get(address(draft_id, step.key)).status_code == 200
    fill(client, draft_id)

    sent = send(client, draft_id)
    receipt = client.get(sent.url)

    with house():
        referral, person = Referral.objects.get(), ReferredPerson.objects.get()
        assert (referral.organisation_id, referral.submitted_by_id) == (None, None)
        assert (referral.sender, referral.referrer_agency, referral.referrer_phone) == (
            "organisation",
            "Doorway",
            "+85230000000",
        )
        assert (referral.account, str(referral.consent_on)) == (
            "He signed without an interpreter.",
            "2026-03-26",
        )
        assert (person.name, person.name_original, person.birth_precision, person.nationalities) == (
            "Rahil",
            "রাহিল",
            "estimated",
            ["BD"],
        )
        assert (person.phone, person.may_call, person.may_text, person.may_voicemail) == (
            "+85290000001",
            True,
            False,
            False,
        )
    assert referral.reference in receipt.content.decode()
    assert receipt.context["status_code"] in receipt.content.decode()
    assert "Rahil" not in receipt.content.decode()


def test_a_partner_sends_for_their_organisation_and_is_not_asked_for_it(client):
    partner = a_partner()
    sign_in(client, partner)
    draft_id = begin(client)
    who = client.get(address(draft_id, "who"))
    assert list(who.context["form"].fields) == [
        "referrer_name",
        "referrer_role",
        "referrer_phone",
        "referrer_email",
    ]
    assert who.context["form"]["referrer_name"].value() == partner.full_name
    fill(client, draft_id)

    receipt = client.get(send(client, draft_id).url)

    with house():
        referral = Referral.objects.get()
        assert (referral.organisation_id, referral.submitted_by_id) == (partner.organisation_id, partner.pk)
    assert receipt.context["status_code"] == ""


def test_the_desk_sends_for_somebody_at_the_door(client):
    sign_in(client, UserFactory(role=Role.INTAKE))
    draft_id = begin(client)
    fill(client, draft_id)

    assert client.get(send(client, draft_id).url).status_code == 200


@pytest.mark.parametrize("role", [Role.LAWYER, Role.COUNSELLOR, Role.AUDITOR, Role.CASEWORKER])
def test_whoever_may_not_refer_finds_no_form(client, role):
    sign_in(client, UserFactory(role=role))

    assert client.get(reverse("referrals:start")).status_code == 404
    assert client.post(reverse("referrals:start")).status_code == 404


def test_in_chinese(client):
    client.cookies["django_language"] = "zh-hant"
    draft_id = begin(client)
    fill(client, draft_id)
    send(client, draft_id)

    with house():
        assert Referral.objects.get().language == "zh-hant"


def test_a_wrong_step_says_what_to_do_and_keeps_what_was_typed(client):
    draft_id = begin(client)

    answer = client.post(address(draft_id, "contact"), {"ways": ["may_call", "may_text"], "phone": "9000 00"})
    again = client.get(address(draft_id, "contact"))

    assert answer.status_code == 422
    assert answer.context["form"].errors["phone"] == [
        "Enter all 8 digits of the phone number, for example 9123 4567"
    ]
    assert again.status_code == 200
    assert again.context["form"].errors == {}
    assert again.context["form"]["phone"].value() == "9000 00"
    assert again.context["form"]["ways"].value() == ["may_call", "may_text"]


@pytest.mark.parametrize(
    ("step", "typed", "field"),
    [
        ("who", {"referrer_phone": ""}, "referrer_phone"),
        ("who", {"referrer_agency": ""}, "referrer_agency"),
        ("person", {"name": " "}, "name"),
        ("person", {"birth_year": "2999"}, "birth"),
        ("person", {"birth_day": "31", "birth_month": "2"}, "birth"),
        ("person", {"identifier": "A 123"}, "identifier_kind"),
        ("person", {"language": "klingon"}, "language"),
        ("contact", {"phone": ""}, "phone"),
        (
            "situation",
            {"next_on_day": "1", "next_on_month": "4", "next_on_year": "2026"},
            "next_kind",
        ),
        ("situation", {"pressing": ["nonsense"]}, "pressing"),
        ("consent", {"consent": "no"}, "consent"),
        ("consent", {"consent_on_year": ""}, "consent_on"),
        ("consent", {"consent_on_year": "2999"}, "consent_on"),
        ("consent", {"consent_interpreter": ""}, "consent_interpreter"),
        ("consent", {"consent": "cannot_ask"}, "consent_missing_why"),
    ],
)
def test_bad_input_is_refused_with_a_message(client, step, typed, field):
    draft_id = begin(client)

    answer = client.post(address(draft_id, step), ANSWERS[step] | typed)

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]


def test_without_agreement_nothing_is_sent(client):
    draft_id = begin(client)
    fill(client, draft_id)
    client.post(address(draft_id, "consent"), {"consent": "no"})

    answer = send(client, draft_id)

    assert answer.url == f"{address(draft_id, 'consent')}?then=check&fix=1"
    assert list(client.get(answer.url).context["form"].errors) == ["consent"]
    with house():
        assert not Referral.objects.exists()


def test_sending_early_leads_to_the_first_step_that_is_missing(client):
    draft_id = begin(client)

    assert send(client, draft_id).url == f"{address(draft_id, 'who')}?then=check"


def test_a_tampered_field_is_dropped(client):
    draft_id = begin(client)
    extra = {"state": "accepted", "consent_override": "x", "urgency": "urgent", "organisation": "1"}
    fill(client, draft_id, who=extra, help=extra)

    send(client, draft_id)

    with house():
        referral = Referral.objects.get()
        assert (referral.state, referral.consent_override, referral.urgency) == ("received", "", "standard")


def test_a_double_click_and_a_replay_make_one_referral(client):
    draft_id = begin(client)
    fill(client, draft_id)

    answers = [send(client, draft_id) for _ in range(3)]

    assert {answer.url for answer in answers} == {reverse("referrals:receipt", args=[draft_id])}
    with house():
        assert Referral.objects.count() == 1


def test_going_back_after_sending_leads_to_the_receipt(client):
    draft_id = begin(client)
    fill(client, draft_id)
    send(client, draft_id)

    for key in ("who", "check"):
        assert client.get(address(draft_id, key)).url == reverse("referrals:receipt", args=[draft_id])
        assert client.post(address(draft_id, key), ANSWERS["who"]).status_code == 302


def test_somebody_elses_form_is_a_404_for_everybody(client):
    mine, visitors = a_partner(), begin(client)
    client.cookies.clear()
    sign_in(client, mine)
    partners = begin(client)
    client.cookies.clear()
    colleague = a_partner(organisation=mine.organisation)

    for user in (None, colleague):
        client.cookies.clear()
        if user:
            sign_in(client, user)
        for draft_id in (visitors, partners):
            for name in ("step", "autosave"):
                where = reverse(f"referrals:{name}", args=[draft_id, "who"])
                assert client.post(where, ANSWERS["who"]).status_code == 404
            assert client.get(address(draft_id, "who")).status_code == 404
            assert client.get(reverse("referrals:receipt", args=[draft_id])).status_code == 404
            assert client.post(reverse("referrals:drop", args=[draft_id])).status_code == 404


def test_a_visitor_comes_back_by_their_private_link_only(client):
    draft_id = begin(client)
    client.post(address(draft_id, "who"), ANSWERS["who"])
    left = client.post(address(draft_id, "person"), {"name": "Ra", "do": "later"})
    link = left.context["link"]

    assert client.get(address(draft_id, "who")).status_code == 404
    back = client.get(link)
    again = client.get(back.url)

    assert back.url == address(draft_id, "person")
    assert again.context["form"]["name"].value() == "Ra"
    assert client.get(reverse("referrals:resume", args=["x" * 43])).status_code == 404


def test_a_private_link_ends_after_fourteen_days(client):
    draft_id = begin(client)
    link = client.post(address(draft_id, "who"), {"do": "later"}).context["link"]
    with house():
        ReferralDraft.objects.update(expires_at="2026-01-01T00:00Z")

    assert client.get(link).status_code == 404


def test_a_partner_finds_unsent_forms_in_their_list(client):
    sign_in(client, a_partner())
    draft_id = begin(client)

    left = client.post(address(draft_id, "who"), ANSWERS["who"] | {"do": "later"})
    mine = client.get(left.url)

    assert left.url == reverse("referrals:mine")
    assert [str(draft.id) for draft in mine.context["drafts"]] == [draft_id]


def test_typing_is_saved_on_the_way(client):
    draft_id = begin(client)

    saved = client.post(reverse("referrals:autosave", args=[draft_id, "help"]), {"asked_for": "Half a sen"})

    assert list(saved.json()) == ["saved_at"]
    assert client.get(address(draft_id, "help")).context["form"]["asked_for"].value() == "Half a sen"


def test_words_posted_after_the_session_ended_come_back(client):
    partner = a_partner()
    sign_in(client, partner)
    draft_id = begin(client)
    client.post(address(draft_id, "help"), {"asked_for": "Appeal"})
    with house():
        partner.sign_ins.update(seen_at="2026-01-01T00:00Z")

    late = client.post(address(draft_id, "help"), {"asked_for": "Appeal and bail"})
    sign_in(client, partner)
    again = client.get(address(draft_id, "help"))

    assert "/accounts/login/" in late.url
    assert again.context["form"]["asked_for"].value() == "Appeal and bail"


def test_family_members_are_added_and_removed_without_scripts(client):
    draft_id = begin(client)
    where = address(draft_id, "family")
    sadia = {"name": "Sadia", "relationship": "spouse", "birth_year": "2001"}

    assert client.post(where, sadia | {"do": "add"}).url == where
    assert client.post(where, {"name": "Nobody", "do": "add"}).status_code == 422
    client.post(where, {"name": "Karim", "relationship": "child", "do": "next"})
    assert client.get(where).context["names"] == ["Sadia", "Karim"]
    client.post(where, {"remove": "1"})
    assert client.get(where).context["names"] == ["Sadia"]
    fill(client, draft_id)
    send(client, draft_id)

    with house():
        people = ReferredPerson.objects.order_by("position").values_list(
            "name", "relationship", "birth_precision"
        )
        assert list(people) == [("Rahil", "self", "estimated"), ("Sadia", "spouse", "year")]


def test_thirteen_relatives_are_too_many(client):
    draft_id = begin(client)
    where = address(draft_id, "family")
    for number in range(12):
        client.post(where, {"name": f"Child {number}", "relationship": "child", "do": "add"})

    answer = client.post(where, {"name": "One more", "relationship": "child", "do": "add"})

    assert answer.status_code == 422
    assert len(answer.context["names"]) == 12


def test_too_many_forms_from_one_address_meet_a_polite_page(client):
    for _ in range(30):
        begin(client)

    assert client.post(reverse("referrals:start")).status_code == 429


def test_an_unknown_step_is_a_404(client):
    draft_id = begin(client)

    assert client.get(address(draft_id, "nonsense")).status_code == 404
    assert client.post(reverse("referrals:autosave", args=[draft_id, "check"])).status_code == 404
