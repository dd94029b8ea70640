"""The command that proves the history untouched."""

import io

import pytest
from django.core.management import CommandError, call_command

from core.history.chain import extend_chain
from tests.factories import ClientFactory
from tests.house_context import house


@pytest.mark.django_db(transaction=True)
def test_an_untouched_chain_holds_and_an_altered_row_is_named(owner_cursor):
    with house():
        client = ClientFactory()
        past = client.history.latest()
        extend_chain()
    said = io.StringIO()

    call_command("verify_chain", stdout=said)
    owner_cursor.execute(
        "update clients_historicalclient set history_actor = 'nobody' where history_id = %s", [past.pk]
    )

    assert said.getvalue() == "the chain holds\n"
    with pytest.raises(CommandError, match=f"^clients_historicalclient {past.pk}: altered$"):
        call_command("verify_chain")
