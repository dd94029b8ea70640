"""A case with something of every room: what one page of it has to gather."""

import datetime as dt

from accounts.policy import Role
from cases import services
from cases.models import Alarm
from clients.models import Alert, ClientLanguage
from referrals.models import Decision, ReferredPerson
from tests.cases.conftest import TODAY, decision
from tests.counselling.factories import EpisodeFactory, FlagFactory, SessionFactory
from tests.documents.factories import paper_in
from tests.factories import UserFactory
from tests.house_context import being, house
from tests.referrals.factories import send
from tests.welfare.factories import AssistanceFactory

AT = dt.datetime(2026, 3, 26, 1, 15, tzinfo=dt.UTC)


def add_round(case, client, by, number):
    """One more of everything the page of a case shows, each in the name of somebody else."""
    with being(by):
        event = services.record_event(
            case_id=case.pk, entry=decision(served=TODAY - dt.timedelta(days=number)), by=by
        )
        services.write_note(case_id=case.pk, by=by, kind="meeting", at=AT, text="More.")
        services.add_hearing(case_id=case.pk, by=by, kind="court", starts_at=AT)
        services.add_task(case_id=case.pk, by=by, title=f"Task {number}")
        done = services.add_task(case_id=case.pk, by=by, title=f"Done {number}")
        services.finish_task(task_id=done.pk, by=by)
        services.record_representation(
            case_id=case.pk,
            by=by,
            before="cfi",
            scheme="private",
            representative="A lawyer",
            acting_from=TODAY,
        )
    paper_in(case, by, proves=event.pk)
    _other_rooms(case, client, number)


def _other_rooms(case, client, number):
    worker = UserFactory(role=Role.CASEWORKER)
    AssistanceFactory(
        client=client,
        state="GIVEN",
        given_on=TODAY,
        receipt_number=f"R-{number}",
        decided_on=TODAY,
        approved_by=worker,
    )
    episode = EpisodeFactory(client=client)
    SessionFactory(episode=episode)
    FlagFactory(episode=episode)
    referral = send()
    with house():
        ReferredPerson.objects.filter(referral=referral).update(client=client, case=case)
        Decision.objects.create(referral=referral, outcome="accepted", decided_by=worker)
        Alert.objects.create(client=client, severity="note", text=f"Alert {number}", owner=worker)
        ClientLanguage.objects.create(client=client, language="so", dialect=f"of the coast {number}")
        Alarm.objects.create(case=case, kind=Alarm._meta.get_field("kind").flatchoices[0][0], raised_on=TODAY)
