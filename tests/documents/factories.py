"""Papers for tests: true bytes, sealed and stored as the service does it."""

from django.core.files.uploadedfile import SimpleUploadedFile

from documents import services
from documents.models import Document
from tests.core import file_samples as samples
from tests.factories import CaseFactory, UserFactory, put_on


def upload(name="Notice.pdf", content=None):
    return SimpleUploadedFile(name, samples.pdf() if content is None else content)


def caseworker_on_case():
    worker, case = UserFactory(), CaseFactory()
    put_on(worker, case, case.client)
    return worker, case


def paper_in(case, by, **about) -> Document:
    about = {"kind": Document.Kind.DECISION, "upload": upload(), **about}
    return services.store_document(by=by, client_id=case.client_id, case_id=case.pk, **about)


def paper_of(client, by, **about) -> Document:
    about = {"kind": Document.Kind.IDENTITY, "upload": upload(), **about}
    return services.store_document(by=by, client_id=client.pk, **about)
