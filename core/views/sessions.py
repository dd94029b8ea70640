"""Staying signed in, and keeping words while they are typed."""

from django.http import JsonResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from core.drafts import discard_draft, save_draft


@require_POST
def stay(request):
    """The user is still there; the middleware has already noted it."""
    if request.headers.get("Accept") == "application/json":
        return JsonResponse({"ok": True})
    return redirect("home")


@require_POST
def draft_save(request, form_key, about):
    """Keep a form's words; answers when, in words."""
    url = _own_address(request.headers.get("X-Page", "") or request.POST.get("draft_page", ""))
    draft = save_draft(by=request.user, form_key=form_key, about=about, url=url, values=request.POST)
    return JsonResponse({"saved_at": timezone.localtime(draft.saved_at).strftime("%H:%M")})


@require_POST
def draft_discard(request, form_key, about):
    """Throw a draft away and show its form empty."""
    discard_draft(by=request.user, form_key=form_key, about=about)
    return redirect(_own_address(request.POST.get("draft_page", "")))


def _own_address(url: str) -> str:
    """An address of this house, or the first page."""
    return url if url.startswith("/") and not url.startswith(("//", "/\\")) else "/"
