"""Lists of referrals: what waits, what was answered, and a partner's own."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from accounts.models import Organisation
from core.access import Seen, attach_many, read
from core.lists import Choose, Column, DueWithin, HouseList, Since
from core.templatetags.house import day, moment
from referrals.models import Referral, ReferredPerson
from referrals.rules import WAITING


def names(seen: Seen) -> str:
    """The people of a referral, the one it is about first."""
    return _(", ").join(str(one.name) for one in seen.people)


def sender(seen: Seen) -> str:
    """The organisation that sent it, or the form it came through."""
    return seen.sent_from or _("Public form")


class ReferralList(HouseList):
    """What the lists share; each row carries its people and the name of its organisation."""

    model = Referral
    loads = frozenset({"organisation", "reference"})
    search = ("reference",)
    search_label = gettext_lazy("Search by reference")

    def prepare(self, answers: list[Seen]) -> None:
        people = ReferredPerson.objects.visible_to(self.user).order_by("position")
        attach_many(self.user, answers, people, by="referral", name="people")
        keys = {seen.organisation_id for seen in answers}
        found = read(self.user, Organisation.objects.visible_to(self.user).filter(pk__in=keys - {None}))
        known = {one.pk: one.name_en for one in found}
        for seen in answers:
            seen.attach("sent_from", known.get(seen.organisation_id, ""))


REFERENCE = Column("reference", url="referrals:detail")
PEOPLE = Column(
    "names",
    label=gettext_lazy("Person"),
    value=names,
    needs=("referrals.referredperson.name",),
    sortable=False,
)
FROM = Column(
    "sender",
    label=pgettext_lazy("sender", "From"),
    value=sender,
    needs=("accounts.organisation.name_en",),
    sortable=False,
)
SENT = Column("created_at", label=pgettext_lazy("date", "Sent"), text=moment)


class Inbox(ReferralList):
    """What waits for an answer, the first due on top."""

    key = "referrals.inbox"
    url_name = "referrals:inbox"
    title = gettext_lazy("Referrals waiting")
    columns = (
        REFERENCE,
        Column("urgency", sortable=False),
        PEOPLE,
        Column("kind", sortable=False),
        FROM,
        Column("answer_by_on", text=day),
        Column("state", sortable=False),
        SENT,
    )
    filters = (Choose("urgency"), Choose("state"), Choose("kind"), DueWithin("answer_by_on"))
    sort = "answer_by_on"
    empty_text = gettext_lazy("No referrals waiting.")

    def rows(self) -> Any:
        return super().rows().filter(state__in=WAITING)


class Answered(ReferralList):
    """What was answered, withdrawn or closed, the newest first."""

    key = "referrals.answered"
    url_name = "referrals:answered"
    title = gettext_lazy("Referrals answered")
    columns = (REFERENCE, PEOPLE, Column("kind", sortable=False), FROM, Column("state", sortable=False), SENT)
    filters = (Choose("state"), Choose("kind"), Since("created_at"))
    empty_text = gettext_lazy("No referral has been answered yet.")

    def rows(self) -> Any:
        return super().rows().exclude(state__in=WAITING)


class Mine(ReferralList):
    """What a partner's organisation sent."""

    key = "referrals.mine"
    url_name = "referrals:mine"
    title = gettext_lazy("My referrals")
    columns = (
        Column("reference", url="referrals:mine_detail"),
        PEOPLE,
        Column("kind", sortable=False),
        Column("state", sortable=False),
        SENT,
    )
    filters = (Choose("state"), Choose("kind"), Since("created_at"))
    empty_text = gettext_lazy("Your organisation has sent no referral yet.")
