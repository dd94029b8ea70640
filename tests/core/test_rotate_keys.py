"""The command that brings every data key under the newest key-encryption key."""

import base64
import io

import pytest
from django.core.management import call_command

from core import keys
from core.keys import DataKey, Scope
from tests.house_context import house

pytestmark = pytest.mark.django_db
FIRST = "1:" + base64.b64encode(bytes([1]) * 32).decode()
BOTH = FIRST + ",2:" + base64.b64encode(bytes([2]) * 32).decode()


def test_rotate_keys_rewraps_all_and_says_how_many(settings):
    settings.SEALING_KEYS = FIRST
    with house():
        made = [keys.key_for(Scope("client", str(number))) for number in range(3)]
    settings.SEALING_KEYS = BOTH
    said = io.StringIO()

    call_command("rotate_keys", stdout=said)

    keys.forget_keys()
    with house():
        assert said.getvalue() == "3 data keys now under key 2\n"
        assert set(DataKey.objects.values_list("key_version", flat=True)) == {2}
        assert [keys.data_key(key_id) for key_id, _ in made] == [key for _, key in made]
