"""The watchers see what they are there for."""

import pytest
from django.template import Context, Template

from accounts.models import User
from core.access import Restricted
from tests.house.watchers import watched_comparisons, watched_templates

pytestmark = pytest.mark.unwatched


def rendered(text, **context):
    return Template(text, name="house/probe.html").render(Context(context))


@pytest.mark.parametrize("value", [User(), [User()], {"rows": [User()]}, User.objects.none()])
def test_a_raw_record_in_a_template_is_seen(value):
    with watched_templates() as found:
        rendered("x", record=value)
    assert found == ["house/probe.html: record holds a accounts.User"]


def test_a_compared_hidden_value_is_seen():
    with watched_comparisons() as found:
        rendered("{% if value == 'clinic' %}x{% endif %}", value=Restricted())
    assert found == ["a hidden value was compared with 'clinic'"]
