"""From a session to a person: idle limits, second factor, code of conduct, and the database role of the view."""

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode

from accounts import services
from accounts.queries import code_to_accept, has_second_factor
from core.access.refusals import refuse
from core.access.roles import VISITOR, database_role
from core.access.urls import PUBLIC, class_of_url, may_open
from core.clock import now
from core.context import current
from core.db import as_role

SIGN_IN_PATHS = "/accounts/"
FREE_PATHS = (SIGN_IN_PATHS, "/static/", "/i18n/", "/healthz")


class UrlGate(LoginRequiredMiddleware):
    """Sign-in for everything but public addresses; an address closed to a role is the same 404 as a missing one."""

    def process_view(self, request, view_func, view_args, view_kwargs):
        name = request.resolver_match.view_name
        if class_of_url(name) == PUBLIC:
            return None
        answer = super().process_view(request, view_func, view_args, view_kwargs)
        if answer is None and not may_open(request.user, name):
            refuse(request.user, "url", "", None, [name])
            raise Http404
        return answer


def _is_free(request) -> bool:
    return request.path.startswith(FREE_PATHS)


def _sign_in_again(request) -> str:
    """The sign-in page, leading back to the page that was open; a post leads to its form, whose words are kept."""
    page = request.get_full_path() if request.method == "GET" else request.POST.get("draft_page", "")
    back = f"&{urlencode({'next': page})}" if url_has_allowed_host_and_scheme(page, None) else ""
    return f"{reverse('account_login')}?idle=1{back}"


def end_idle_sessions(get_response):
    """Ends a session left alone too long; its late post is kept as a draft first. Polls are no activity."""

    def middleware(request):
        user = request.user
        if not user.is_authenticated:
            return get_response(request)
        minutes = settings.IDLE_MINUTES_OUTSIDE if user.is_outside else settings.IDLE_MINUTES_STAFF
        is_poll = request.headers.get("X-Poll") == "1"
        device = request.session.get("sign_in_device", "")
        key = request.session.session_key
        if services.touch_sign_in(key, user, now(), minutes, is_poll=is_poll, device=device):
            return get_response(request)
        services.keep_late_words(request)
        logout(request)
        return redirect(_sign_in_again(request))

    return middleware


def require_second_factor(get_response):
    """A session without a second factor reaches the set-up pages and nothing else."""

    def middleware(request):
        is_done = not request.user.is_authenticated or request.session.get("second_factor")
        if is_done or _is_free(request):
            return get_response(request)
        if has_second_factor(request.user):
            logout(request)
            return redirect("account_login")
        return redirect("mfa_activate_totp")

    return middleware


def require_code_of_conduct(get_response):
    """No acceptance of the code in force this year, no data."""

    def middleware(request):
        if not request.user.is_authenticated or _is_free(request) or request.path.startswith("/conduct/"):
            return get_response(request)
        if not request.session.get("conduct_accepted"):
            if code_to_accept(request.user):
                return redirect("accounts:code_of_conduct")
            request.session["conduct_accepted"] = True
        return get_response(request)

    return middleware


def role_per_request(get_response):
    """View and template, and pages made in their stead further in, run as the user's database role, in the user's name.

    The view has a savepoint of its own; what fails outside of it fails the request.
    """

    def middleware(request):
        user = request.user
        current().user = user
        if request.path.startswith(SIGN_IN_PATHS):
            return get_response(request)
        if not user.is_authenticated:
            role, names = database_role(VISITOR), {"actor": "visitor"}
        else:
            role, names = database_role(user.role), {"actor": f"user:{user.pk}", "user_id": str(user.pk)}
        with as_role(role, savepoint=False, **names):
            return get_response(request)

    return middleware
