"""Fixtures of papers and letters."""

import pytest

from clients.models import ClientName
from tests.core.clamd import clamd
from tests.documents.factories import caseworker_on_case
from tests.house_context import house

__all__ = ["clamd", "on_case"]


@pytest.fixture
def on_case():
    """A caseworker and a case whose client has a name in Latin and one in Arabic script."""
    worker, case = caseworker_on_case()
    with house():
        name = case.client.display_name
        ClientName.objects.create(client=case.client, full_name=name, is_display=True)
        ClientName.objects.create(client=case.client, full_name="أمينة دوره", kind="papers")
    return worker, case
