"""Lists that staff maintain: first values come by themselves, retired ones stay readable."""

import pytest
from django.utils.translation import override

from core.choices import choices_of, load_choices
from core.clock import today
from core.models import Choice
from tests.house_context import house

pytestmark = pytest.mark.django_db


def test_first_values_are_there_in_both_languages_and_in_order():
    with house():
        english = choices_of("decline_reason")
    with house(), override("zh-hant"):
        chinese = choices_of("decline_reason")

    assert english[0] == ("capacity", "No capacity now")
    assert chinese[0] == ("capacity", "現時名額已滿")


def test_loading_again_leaves_what_staff_changed():
    with house():
        Choice.objects.filter(list_name="decline_reason", code="capacity").update(label_en="We are full")
        count = Choice.objects.count()
        load_choices()
        assert (Choice.objects.count(), choices_of("decline_reason")[0]) == (
            count,
            ("capacity", "We are full"),
        )


def test_a_retired_value_is_offered_no_more_but_still_told():
    with house():
        Choice.objects.filter(list_name="decline_reason", code="capacity").update(retired_on=today())
        offered, told = choices_of("decline_reason"), choices_of("decline_reason", with_retired=True)

    assert ("capacity" in dict(offered), "capacity" in dict(told)) == (False, True)
