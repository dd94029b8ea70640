"""Who had what made, for which reason: the log of exports."""

from django.utils.translation import gettext_lazy as _

from core.jobs.kinds import job_kind
from core.lists import Choose, Column, HouseList, Since
from core.models import Job


def _what(job) -> str:
    kind = job_kind(job.kind)
    if kind is None:
        return job.kind
    return kind.describe(job.parameters) if kind.describe else str(kind.title)


class JobLog(HouseList):
    """Every job of everybody, for those who oversee."""

    key = "core.jobs"
    url_name = "core:job_log"
    model = Job
    title = _("Log of exports")
    columns = (
        Column("created_at", label=_("asked for")),
        Column("by__full_name", label=_("asked by")),
        Column("what", label=_("what"), value=_what, sortable=False),
        Column("reason"),
        Column("state"),
        Column("rows", css="num"),
        Column("columns", css="num", shown=False),
        Column("ended_at", shown=False),
    )
    filters = (Choose("state"), Since("created_at", label=_("asked for")))
    sort = "-created_at"
    loads = frozenset({"kind", "parameters"})
