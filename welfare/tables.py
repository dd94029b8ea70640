"""The list of clients with a welfare file."""

from django.db.models import Exists, OuterRef, Q, Subquery, Sum
from django.utils.translation import gettext_lazy as _

from clients.models import Client
from core.access import attach_many
from core.lists import Column, HouseList, Where
from core.templatetags.house import hkd
from welfare import rules
from welfare.models import Assistance, Need, NeedsAssessment


def _review(user):
    rows = NeedsAssessment.objects.visible_to(user).filter(client=OuterRef("pk"))
    return Subquery(rows.order_by("-assessed_on", "-created_at").values("review_on")[:1])


def _waiting(user):
    rows = Assistance.objects.visible_to(user).filter(client=OuterRef("pk"), state=rules.WAITING)
    return Subquery(rows.order_by().values("client").annotate(sum=Sum("amount")).values("sum"))


def _open_needs(user):
    return Need.objects.visible_to(user).filter(client=OuterRef("pk"), state=Need.State.OPEN)


def _has_need(user, severity):
    return Q(Exists(_open_needs(user).filter(severity=severity)))


def _in_words(client):
    worst = sorted(client.open_needs, key=lambda need: rules.worst_first(need.severity))
    return ", ".join(f"{need.get_category_display} ({need.get_severity_display})" for need in worst)


class WelfareList(HouseList):
    """Clients with a need, an assessment or assistance."""

    key = "welfare.clients"
    url_name = "welfare:list"
    model = Client
    title = _("Welfare")
    columns = (
        Column("reference", url="welfare:needs"),
        Column("display_name"),
        Column(
            "open_needs_in_words",
            label=_("Open needs"),
            value=_in_words,
            needs=("welfare.need.category", "welfare.need.severity"),
            sortable=False,
        ),
        Column(
            "review_on", label=_("Next review"), sql=_review, needs=("welfare.needsassessment.review_on",)
        ),
        Column(
            "waiting",
            label=_("Waiting, HK$"),
            sql=_waiting,
            needs=("welfare.assistance.amount", "welfare.assistance.state"),
            text=hkd,
            css="num",
        ),
    )
    filters = (
        Where(
            "severity",
            label=_("Open need"),
            choices=Need.Severity.choices,
            where=_has_need,
            needs=("welfare.need.severity",),
        ),
    )
    search = ("reference", "display_name")
    sort = "reference"
    empty_text = _("Nobody with needs or assistance yet. Begin on a client's page, under Welfare.")

    def rows(self):
        files = [
            model.objects.visible_to(self.user).filter(client=OuterRef("pk"))
            for model in (Need, NeedsAssessment, Assistance)
        ]
        return super().rows().filter(Q(*[Q(Exists(one)) for one in files], _connector=Q.OR))

    def prepare(self, answers):
        rows = Need.objects.visible_to(self.user).filter(state=Need.State.OPEN)
        attach_many(self.user, answers, rows, by="client", name="open_needs")
