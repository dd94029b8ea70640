"""The report's counts as a file: what the page shows, small numbers hidden as there."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core import exports
from core.access import may_open
from core.access.reads import record
from core.clock import now, today
from core.jobs import Made, Work, register_job
from core.templatetags.house import moment
from reports.forms import narrowed_by_query
from reports.queries.figures import figures_as_rows, open_cases_by_phase

KIND = "reports.counts"


def may_export_counts(user: Any, parameters: Any) -> bool:
    """Whether the user may take the counts out, now."""
    return parameters.get("format") in exports.MEDIA_TYPES and may_open(user, "reports:export_counts")


def export_counts(work: Work) -> Made:
    """Count anew, with the rights of now, and write the table."""
    narrowed = narrowed_by_query(work.parameters["query"], work.user)
    head, rows = figures_as_rows(open_cases_by_phase(work.user, today(), narrowed))
    work.tell(0, len(rows), at_once=True)
    size = work.keep_file(_chunks(work, head, rows))
    record(work.user, "export", "cases.case", "", why=work.reason)
    form = work.parameters["format"]
    name = f"open-cases-by-stage-{today().isoformat()}.{form}"
    return Made(name, exports.MEDIA_TYPES[form], size, rows=len(rows), columns=len(head))


def _chunks(work: Work, head: list[str], rows: list[list[Any]]) -> Iterator[bytes]:
    if work.parameters["format"] == "csv":
        return exports.csv_chunks(head, rows)
    about = [
        (_("Report"), _("Open cases by stage")),
        (_("Made for"), work.user.full_name),
        (_("Made at"), moment(now())),
        (_("Reason"), work.reason),
        (_("Number"), str(work.job_id)),
    ]
    return exports.xlsx_chunks(head, rows, about)


register_job(
    KIND, export_counts, title=gettext_lazy("Open cases by stage, counts"), may_run=may_export_counts
)
