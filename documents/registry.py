"""What documents shows on other floors' pages."""

from django.utils.translation import gettext_lazy as _

from core import navigation, panels
from core.access import may_open
from core.orphans import register_file_column
from core.records import register_record
from documents import feeds  # noqa: F401  registers the feeder
from documents.models import Document, IssuedLetter, LetterTemplate
from documents.policy import may_write_templates
from documents.queries import papers_in

register_file_column(Document, "file_id")
register_record(Document, "documents:detail")
register_record(IssuedLetter, "documents:letter", reference="reference")
register_record(LetterTemplate, "documents:template", reference="code")
navigation.register(
    navigation.Entry(
        label=_("Letter templates"),
        url_name="documents:templates",
        icon="mail",
        group="oversight",
        order=60,
        shown_to=may_write_templates,
    )
)
panels.register(
    *(
        panels.Panel(
            on=on,
            key="documents",
            title=_("Documents"),
            url_name=f"documents:of_{of}",
            shown_to=lambda user, record, name=f"documents:of_{of}": may_open(user, name),
            counted=lambda user, record, of=of: papers_in(user, of, record.pk),
            order=40,
            area="side",
        )
        for on, of in (("clients.client", "client"), ("cases.case", "case"))
    ),
    panels.Panel(
        on="cases.caseevent",
        key="proofs",
        title=_("Proof"),
        url_name="documents:of_event",
        shown_to=lambda user, record: may_open(user, "documents:of_event"),
        area="side",
    ),
)
