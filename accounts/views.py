"""One's own account, the code of conduct, and who can see what."""

from django.conf import settings
from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts import services
from accounts.forms import LOOK_COOKIE, PreferencesForm
from accounts.matrix import matrix_page
from accounts.models import SignIn
from accounts.queries import code_in_force, code_to_accept, open_sign_in
from core.access import read
from core.drafts import drafts_of

YEAR = 365 * 24 * 60 * 60


def _me(request, form):
    rows = SignIn.objects.visible_to(request.user).filter(ended_at=None).order_by("-seen_at")[:50]
    context = {
        "sign_ins": read(request.user, rows),
        "this_sign_in": open_sign_in(request.session.session_key, request.user),
        "drafts": drafts_of(request.user),
        "form": form,
    }
    return render(request, "accounts/me.html", context, status=422 if form.errors else 200)


def me(request):
    """The user's sessions, drafts and preferences."""
    user = request.user
    look = request.COOKIES.get(LOOK_COOKIE, "light")
    kept = {"language": user.language, "uses_shortcuts": user.uses_shortcuts, "look": look}
    return _me(request, PreferencesForm(initial=kept))


@require_POST
def preferences(request):
    """Keep how the user wants the house; the colours stay on the device."""
    form = PreferencesForm(request.POST)
    if not form.is_valid():
        return _me(request, form)
    answers = form.answers
    look = answers.pop("look")
    services.set_preferences(by=request.user, **answers)
    messages.success(request, _("Saved."))
    response = redirect("accounts:me")
    secure = settings.SESSION_COOKIE_SECURE
    response.set_cookie(LOOK_COOKIE, look, max_age=YEAR, httponly=True, secure=secure, samesite="Lax")
    return response


@require_POST
def sign_in_end(request, pk):
    """End one of the user's own sessions."""
    services.end_sign_in(sign_in_id=pk, by=request.user)
    return redirect("accounts:me")


def code_of_conduct(request):
    """The code in force: read it, accept it."""
    code = code_to_accept(request.user)
    if request.method == "POST" and code and request.POST.get("accept"):
        services.accept_code(code=code, by=request.user)
        request.session["conduct_accepted"] = True
        return redirect("home")
    shown = code or code_in_force()
    text, number = (shown.text, shown.number) if shown else ("", 0)
    return render(
        request, "accounts/code_of_conduct.html", {"text": text, "number": number, "is_due": bool(code)}
    )


def access_matrix(request):
    """Who can see what, generated from the policies themselves."""
    return render(
        request,
        "accounts/access_matrix.html",
        matrix_page(request.GET.get("role", ""), request.GET.get("kind", "")),
    )
