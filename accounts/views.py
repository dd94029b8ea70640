"""One's own account, the code of conduct, and who can see what."""

from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from accounts import services
from accounts.matrix import matrix_page
from accounts.models import SignIn
from accounts.queries import code_in_force, code_to_accept
from core.access import read


def me(request):
    """The user's sessions."""
    rows = SignIn.objects.visible_to(request.user).filter(ended_at=None).order_by("-seen_at")[:50]
    return render(request, "accounts/me.html", {"sign_ins": read(request.user, rows)})


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
    return render(request, "accounts/access_matrix.html", matrix_page(request.GET.get("role", "")))
