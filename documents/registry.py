"""What documents shows on other floors' pages."""

from django.utils.translation import gettext_lazy as _

from core import panels
from core.access import may_open
from core.records import register_record
from documents.models import Document
from documents.queries import count_papers

register_record(Document, "documents:detail")
panels.register(
    *(
        panels.Panel(
            on=on,
            key="documents",
            title=_("Documents"),
            url_name=f"documents:of_{of}",
            shown_to=lambda user, record, name=f"documents:of_{of}": may_open(user, name),
            count=count_papers(of),
            order=40,
            area="side",
        )
        for on, of in (("clients.client", "client"), ("cases.case", "case"))
    )
)
