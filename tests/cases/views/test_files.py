"""The pages of a case: who sees which, what of it, and at what cost."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.policy import Role
from cases import services
from cases.policy import CASE_ROLES
from core.models import ReadEvent
from tests.cases.conftest import TODAY, decision
from tests.factories import OrganisationFactory, UserFactory, put_on
from tests.house_context import being, house, sign_in

pytestmark = pytest.mark.django_db
SECTIONS = ("detail", "deadlines", "claim", "hearings", "representation")


def page(client, user, name, *args, **query):
    return sign_in(client, user).get(reverse(f"cases:{name}", args=args), query)


def text(answer):
    return " ".join(answer.content.decode().split())


@pytest.fixture
def busy(case, nadia):
    """A case with something in every section."""
    at = dt.datetime(2026, 3, 27, 1, 15, tzinfo=dt.UTC)
    with being(nadia):
        services.record_claim(
            case_id=case.pk,
            version=1,
            by=nadia,
            changes={"risk_states": ["SO"]},
            grounds=["TORTURE", "PERSECUTION"],
        )
        services.record_event(case_id=case.pk, entry=decision(), by=nadia)
        services.write_note(case_id=case.pk, by=nadia, kind="phone", at=at, text="She wants to appeal.")
        services.add_hearing(case_id=case.pk, by=nadia, kind="board", starts_at=at, venue="The Board")
        services.add_task(case_id=case.pk, by=nadia, title="Ask for the transcript", assigned_to=nadia)
        services.record_representation(
            case_id=case.pk, by=nadia, before="screening", scheme="duty_lawyer", representative="A duty lawyer",
            acting_from=dt.date(2025, 4, 2),
        )  # fmt: skip
    return case


@pytest.mark.parametrize("name", SECTIONS)
def test_caseworker_opens_every_section(client, busy, nadia, name):
    answer = page(client, nadia, name, busy.reference)

    assert answer.status_code == 200
    assert f"{busy.reference}" in text(answer)
    assert "Amina DOREH" in text(answer)


@pytest.mark.parametrize("name", SECTIONS)
def test_colleague_elsewhere_gets_the_page_for_what_is_missing(client, busy, omar, name):
    assert page(client, omar, name, busy.reference).status_code == 404


def test_opening_is_recorded_once(client, busy, nadia):
    page(client, nadia, "detail", busy.reference)
    with house():
        [event] = ReadEvent.objects.filter(user_id=nadia.pk, model_label="cases.case")
        assert (event.kind, event.object_id) == ("open", str(busy.pk))


def test_timeline_tells_what_happened(client, busy, nadia):
    shown = text(page(client, nadia, "detail", busy.reference))

    for words in (
        "Notice of Decision served", "Torture: Not substantiated.", "She wants to appeal.",
        "Deadline: Notice of Appeal to the Board, Wed 08 Apr 2026", "On the case: Nadia Quill, Caseworker",
    ):  # fmt: skip
        assert words in shown


def test_title_holds_the_reference_and_no_name(client, busy, nadia):
    shown = text(page(client, nadia, "detail", busy.reference))
    title = shown[shown.index("<title>") : shown.index("</title>")]

    assert busy.reference in title
    assert "DOREH" not in title


def test_next_deadline_and_sum_stand_on_the_page(client, busy, nadia):
    shown = text(page(client, nadia, "detail", busy.reference))

    assert "5 working days left" in shown
    assert "Served Fri 20 Mar + 14 days = Fri 03 Apr, Good Friday, moved to Wed 08 Apr." in shown
    assert "Not yet confirmed by a second person" in shown


def test_welfare_officer_sees_chips_for_what_is_privileged(client, busy, welfare):
    shown = text(page(client, welfare, "detail", busy.reference))

    assert "Phone call" in shown
    assert "She wants to appeal." not in shown
    assert "Torture" not in shown
    claim = text(page(client, welfare, "claim", busy.reference))
    assert "Somalia" not in claim
    assert "Persecution" not in claim


def test_placed_lawyer_sees_the_case_without_staff_only_acts(client, busy):
    lawyer = UserFactory(role=Role.LAWYER, organisation=OrganisationFactory())
    with house():
        row = busy.client
    put_on(lawyer, busy, row)
    shown = text(page(client, lawyer, "detail", busy.reference))

    assert "Amina DOREH" in shown
    assert "Record an event" not in shown
    assert "Who can see this" not in shown
    assert page(client, lawyer, "event_choose", busy.reference).status_code == 404


def test_placed_lawyer_is_not_told_that_there_is_a_counsellor(client, busy, ruth):
    lawyer = UserFactory(role=Role.LAWYER, organisation=OrganisationFactory())
    counsellor = UserFactory(role=Role.COUNSELLOR, full_name="Ines Valmar")
    services.assign_user(case_id=busy.pk, user=counsellor, part="counsellor", by=ruth)
    with house():
        put_on(lawyer, busy, busy.client)

    told = [text(page(client, user, "detail", busy.reference)) for user in (lawyer, ruth)]

    assert ["Nadia Quill" in shown for shown in told] == [True, True]
    assert ["Ines Valmar" in shown for shown in told] == [False, True]


@pytest.mark.parametrize("name", SECTIONS)
@pytest.mark.parametrize("role", sorted(CASE_ROLES - {Role.LAWYER}))
def test_every_role_on_the_case_opens_every_section(client, busy, role, name):
    user = UserFactory(role=role)
    with house():
        row = busy.client
    put_on(user, busy, row)

    assert page(client, user, name, busy.reference).status_code == 200


@pytest.mark.parametrize("query", [{"show": "nonsense"}, {"before": "yesterday"}])
def test_invented_filters_are_refused(client, busy, nadia, query):
    assert page(client, nadia, "detail", busy.reference, **query).status_code == 400


def test_filter_and_earlier_entries(client, busy, nadia):
    contact = text(page(client, nadia, "detail", busy.reference, show="contact"))
    earlier = text(page(client, nadia, "detail", busy.reference, before="2026-03-20"))

    assert "She wants to appeal." in contact
    assert "recorded" not in contact.split('<ol class="tl">')[1].split("</ol>")[0]
    assert "She wants to appeal." not in earlier


def test_htmx_gets_the_part(client, busy, nadia):
    signed = sign_in(client, nadia)
    part = signed.get(reverse("cases:detail", args=[busy.reference]), headers={"HX-Request": "true"})

    assert 'id="timeline"' in text(part)
    assert "<html" not in text(part)


def test_nothing_due_asks_whether_that_is_right(client, case, nadia):
    assert "No open deadline. Is that right?" in text(page(client, nadia, "deadlines", case.reference))


# What a section costs with all that surrounds it: session, roles, savepoints, side bar, read event.
COSTS = {"detail": 19, "deadlines": 21, "claim": 23, "hearings": 20, "representation": 19}


def asked(signed, url):
    """How many statements a page costs, all of them."""
    with CaptureQueriesContext(connection) as queries:
        signed.get(url)
    return len(queries)


@pytest.mark.parametrize("name", SECTIONS)
def test_as_many_queries_for_three_of_everything_as_for_one(client, busy, nadia, name):
    url = reverse(f"cases:{name}", args=[busy.reference])
    signed = sign_in(client, nadia)
    signed.get(url)
    one = asked(signed, url)
    at = dt.datetime(2026, 3, 26, 1, 15, tzinfo=dt.UTC)
    with being(nadia):
        for n in range(2):
            again = decision(served=TODAY - dt.timedelta(days=n))
            services.record_event(case_id=busy.pk, entry=again, by=nadia)
            services.write_note(case_id=busy.pk, by=nadia, kind="meeting", at=at, text="More.")
            services.add_hearing(case_id=busy.pk, by=nadia, kind="court", starts_at=at)
            services.add_task(case_id=busy.pk, by=nadia, title=f"Task {n}")
            services.record_representation(
                case_id=busy.pk,
                by=nadia,
                before="cfi",
                scheme="private",
                representative="Lawyer",
                acting_from=TODAY,
            )

    assert (one, asked(signed, url)) == (COSTS[name], COSTS[name])
