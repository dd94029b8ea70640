"""One page for what is missing and what is not the user's; one for what went wrong."""

from django.http import HttpResponse
from django.shortcuts import render


def not_understood(request, exception=None):
    """400 alike for a column, filter or order that does not exist and for one that is not the user's."""
    return render(request, "400.html", status=400)


def not_found(request, exception=None):
    """404 alike for a missing row and a forbidden one."""
    return render(request, "404.html", status=404)


def refused(request, exception=None):
    """A refusal looks like a missing page."""
    return render(request, "404.html", status=404)


def went_wrong(request):
    """500, with a number to quote; needs neither session nor database."""
    return render(request, "500.html", {"number": getattr(request, "id", "")[:8]}, status=500)


def csrf_failure(request, reason=""):
    """A form that was open too long: says what to do, keeps the words in the browser's own page."""
    return render(request, "403_csrf.html", status=403)


def health(request):
    """For probes: the web process answers."""
    return HttpResponse("ok", content_type="text/plain")
