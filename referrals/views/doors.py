"""Who stands at the door: the session of a visitor, the frame of the page, the address it came from."""

from allauth.account.adapter import get_adapter
from django.http import HttpRequest

from referrals.services import Holder

HELD, MOST_HELD = "referral_drafts", 10


def holder_of(request: HttpRequest) -> Holder:
    """The signed-in user, or the visitor with the drafts their session holds."""
    return Holder(request.user, frozenset(request.session.get(HELD, [])))


def hold(request: HttpRequest, draft_id) -> None:
    """Let the visitor's session open a draft."""
    held = [one for one in request.session.get(HELD, []) if one != str(draft_id)]
    request.session[HELD] = [*held, str(draft_id)][-MOST_HELD:]


def let_go(request: HttpRequest, draft_id) -> None:
    """Take a draft out of the visitor's session: from now on only the private link opens it."""
    request.session[HELD] = [one for one in request.session.get(HELD, []) if one != str(draft_id)]


def frame_of(request: HttpRequest) -> str:
    """The frame of pages that visitors, partners and the desk share."""
    if not request.user.is_authenticated:
        return "base_public.html"
    return "base_outside.html" if request.user.is_outside else "base.html"


def address_of(request: HttpRequest) -> str:
    """The network address the request came from, as the sign-in's limits see it."""
    return get_adapter(request).get_client_ip(request)
