"""Views of lists that users name and keep."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext as _

from core.access import Seen, read
from core.db import acting
from core.lists.house_list import HouseList
from core.models import SavedView

MOST = 20


def saved_views(user: Any, list_key: str) -> list[Seen]:
    """The user's views of a list."""
    return read(user, SavedView.objects.visible_to(user).filter(list_key=list_key)[:MOST])


def save_view(*, shown: HouseList, name: str, query: str, by: Any) -> SavedView:
    """Keep a state of a list under a name; the same name again replaces its state.

    Raises:
        BadRequest: the state asks for what the user may not have.
        ValidationError: no name, or too many views.
    """
    asked = shown.asked(QueryDict(query))
    kept = asked.query(page=1, search=None)
    name = " ".join(name.split())[:60]
    if not name:
        raise ValidationError(_("Give the view a name."))
    with acting(by, "core.save_view"):
        own = SavedView.objects.filter(user=by, list_key=shown.key)
        if own.exclude(name=name).count() >= MOST:
            raise ValidationError(_("You have 20 views of this list. Remove one first."))
        view, _made = SavedView.objects.update_or_create(
            user=by, list_key=shown.key, name=name, defaults={"query": kept}
        )
    return view


def remove_view(*, view_id: Any, by: Any) -> None:
    """Take away one of one's own views."""
    with acting(by, "core.remove_view"):
        SavedView.objects.filter(pk=view_id, user=by).delete()
