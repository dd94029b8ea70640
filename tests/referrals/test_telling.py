"""Referrers and the desk are told at every turn, once, in words that say nothing of the person."""

import datetime as dt

import pytest

from accounts.models import User
from accounts.policy import Role
from cases.models import Case
from cases.timeline import chronology
from core import notices
from core.access import read_one
from core.clock import today
from core.models import Delivery, Notice
from core.together import run
from referrals import services
from tests.factories import OrganisationFactory, UserFactory, put_on
from tests.house_context import being, house
from tests.referrals.factories import a_partner, person, send

pytestmark = pytest.mark.django_db


@pytest.fixture
def intake():
    return UserFactory(role=Role.INTAKE)


def _told(user, live=True):
    with house():
        rows = Notice.objects.filter(user=user, **({"ended_at": None} if live else {}))
        return sorted(rows.values_list("kind", flat=True))


def _ask(referral, by, version=1):
    services.ask_referrer(referral_id=referral.pk, version=version, question="Where?", due_on=today(), by=by)


def _decline(referral, by, version=1):
    services.decline_referral(
        referral_id=referral.pk, version=version, reason="capacity", words="Full.", by=by
    )


def test_a_partner_is_told_at_every_turn(intake):
    partner, manager = a_partner(), UserFactory(role=Role.MANAGER)
    referral = send(by=partner)
    _ask(referral, intake)
    assert _told(partner) == ["referrals.asked"]

    services.answer_inquiry(referral_id=referral.pk, answer="Here", by=partner)
    _decline(referral, intake, version=3)
    services.undo_decision(referral_id=referral.pk, version=4, why="wrong", by=manager)
    services.accept_referral(referral_id=referral.pk, version=5, words="", by=intake)
    services.close_referral(referral_id=referral.pk, version=6, by=intake)

    assert _told(partner) == [
        "referrals.answered",
        "referrals.answered",
        "referrals.closed",
        "referrals.reopened",
    ]


def test_a_notice_leads_to_the_partners_own_page_and_its_mail_says_nothing(intake):
    partner = a_partner()
    referral = send(by=partner)
    _decline(referral, intake)

    with house():
        notice = Notice.objects.get(user=partner)
        assert (notice.url_name, notice.url_args) == ("referrals:mine_detail", [str(referral.pk)])
        assert list(Delivery.objects.filter(user=partner).values_list("message", flat=True)) == ["news"]
    with being(partner):
        [shown] = notices.notices_of(partner, waiting=False)
        assert (shown.about, str(shown.kind.title)) == (referral.reference, "A referral was answered")


def test_colleagues_are_told_once_the_sender_has_left(intake):
    partner = a_partner()
    colleague = a_partner(organisation=partner.organisation)
    referral = send(by=partner)
    with house():
        User.objects.filter(pk=partner.pk).update(is_active=False)

    _decline(referral, intake)

    assert (_told(partner), _told(colleague)) == ([], ["referrals.answered"])


def test_nobody_is_told_of_a_visitors_referral_outside(intake):
    referral = send()
    _decline(referral, intake)

    with house():
        assert not Notice.objects.exists()


def test_the_desk_is_told_of_what_cannot_wait_until_it_is_answered(intake):
    referral = send(is_detained=True)
    send()
    assert _told(intake) == ["referrals.urgent"]

    _decline(referral, intake)

    assert (_told(intake), _told(intake, live=False)) == ([], ["referrals.urgent"])


def test_whoever_reads_a_referral_is_told_of_answers_and_withdrawal(intake):
    partner = a_partner()
    referral = send(by=partner)
    services.take_referral(referral_id=referral.pk, version=1, by=intake)
    _ask(referral, intake, version=2)
    services.answer_inquiry(referral_id=referral.pk, answer="Here", by=partner)
    services.withdraw_referral(referral_id=referral.pk, version=4, why="", by=partner)

    assert _told(intake) == ["referrals.replied", "referrals.withdrawn"]


def test_supervisors_are_told_of_a_conflict_sent_up(intake):
    supervisor, firm = UserFactory(role=Role.SUPERVISOR), OrganisationFactory(name_en="Golden Reef Trading")
    referral = send(other_side="Golden Reef Trading")
    services.record_conflict_decision(
        referral_id=referral.pk,
        subject=f"accounts.organisation {firm.pk}",
        answer="supervisor",
        reason="",
        by=intake,
    )

    assert (_told(supervisor), _told(intake)) == (["referrals.conflict"], [])


def test_the_words_of_notices_hold_no_placeholder():
    words = [str(kind.title) for kind in notices.notice_kinds() if kind.code.startswith("referrals.")]

    assert len(words) == 8
    assert [text for text in words if "%" in text or "{" in text] == []


def test_the_chronology_tells_how_the_client_came(intake):
    referral = send(people=[person(name_original="")])
    services.accept_referral(referral_id=referral.pk, version=1, words="", by=intake)
    worker, welfare = UserFactory(), UserFactory(role=Role.WELFARE)
    with house():
        case = Case.objects.select_related("client").get()
    put_on(worker, case, case.client)
    put_on(welfare, case, case.client)

    def milestones(user, before=None):
        with being(user):
            seen = read_one(user, Case.objects.visible_to(user))
            return [str(entry.title) for entry in run(chronology(user, seen, before=before)).entries]

    line = f"Taken in through referral {referral.reference}"
    assert line in milestones(worker)
    assert line not in milestones(worker, before=today() - dt.timedelta(days=1))
    assert line not in milestones(welfare)
