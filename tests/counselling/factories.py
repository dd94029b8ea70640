"""Episodes and what they hold, with their grants as the services write them."""

import datetime as dt

import factory

from accounts.policy import Role
from core.access.grants import grant
from counselling.models import ClinicalSupervision, Episode, Flag, Measure, Session
from tests.factories import ClientFactory, HouseFactory, UserFactory
from tests.house_context import house

CANARY = "canary-she-dreams-of-the-river"


class EpisodeFactory(HouseFactory):
    """With the counsellor put on the client, as opening does."""

    class Meta:
        model = Episode
        skip_postgeneration_save = True

    reference = factory.Sequence(lambda n: f"E-2026-{2000 + n}")
    client = factory.SubFactory(ClientFactory)
    counsellor = factory.SubFactory(UserFactory, role=Role.COUNSELLOR)
    opened_on = dt.date(2026, 1, 9)

    @factory.post_generation
    def grants(episode, create, extracted, **kwargs):
        with house():
            grant([episode.client], users=[episode.counsellor], source=episode, by=episode.counsellor)


class SessionFactory(HouseFactory):
    class Meta:
        model = Session

    episode = factory.SubFactory(EpisodeFactory)
    held_on = dt.date(2026, 3, 13)
    attendance = Session.Attendance.ATTENDED
    start_time = dt.time(10, 30)
    duration_minutes = 50
    interpreter = "HL-014"
    note = CANARY
    risk_level = "LOW"


class MeasureFactory(HouseFactory):
    class Meta:
        model = Measure

    episode = factory.SubFactory(EpisodeFactory)
    tool = Measure.Tool.PHQ_9
    taken_on = dt.date(2026, 3, 13)
    total = 15
    item_nine = 0


class FlagFactory(HouseFactory):
    class Meta:
        model = Flag

    episode = factory.SubFactory(EpisodeFactory)
    kind = Flag.Kind.PAUSE
    raised_on = dt.date(2026, 3, 20)
    reason = CANARY


class ClinicalSupervisionFactory(HouseFactory):
    class Meta:
        model = ClinicalSupervision

    supervisor = factory.SubFactory(UserFactory, role=Role.COUNSELLOR)
    counsellor = factory.SubFactory(UserFactory, role=Role.COUNSELLOR)
    from_on = dt.date(2026, 1, 1)
