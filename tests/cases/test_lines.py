"""The line a case gives its client's file."""

import datetime as dt

import pytest

from cases import services
from cases.shown.lines import lines_of_clients
from tests.cases.conftest import decision
from tests.house_context import being

pytestmark = pytest.mark.django_db


def test_a_clients_file_says_where_its_cases_stand(case, nadia, omar):
    with being(nadia):
        services.record_event(case_id=case.pk, entry=decision(), by=nadia)
        [line] = lines_of_clients(nadia, [case.client_id])[case.client_id]
    assert (line.reference, line.stage, line.owner, line.next_words, line.next_on) == (
        case.reference,
        "Decided: not substantiated",
        "Nadia Quill",
        "Notice of Appeal to the Board",
        dt.date(2026, 4, 8),
    )
    with being(omar):
        assert lines_of_clients(omar, [case.client_id]) == {}
