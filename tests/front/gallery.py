"""Pages that show every part with invented facts."""

import datetime as dt

from django import forms
from django.contrib import messages
from django.shortcuts import render

from core.access.seen import Restricted
from core.forms import DayMonthYearField, HouseForm, PartialDateField, PhoneField

DUE = dt.date(2026, 4, 8)
STAGES = [
    ("done", "Signification", "03 Feb 2025"),
    ("done", "Confirmed", "14 Mar 2025"),
    ("skipped", "Claim form", ""),
    ("done", "Interview", "12 Jan 2026"),
    ("gap", "Decision", "Served 20 Mar 2026"),
    ("now", "Appeal", "Open. Due 08 Apr 2026"),
    ("next", "Judicial review", ""),
    ("next", "Closed", ""),
]
REPS = [
    ("none", 3, "In person"),
    ("on", 7, "On record: duty lawyer"),
    ("gap", 3, "No one, 3 days"),
    ("na", 3, ""),
]


class GalleryForm(HouseForm):
    """Every kind of question."""

    creates = True
    agrees = forms.ChoiceField(
        label="Does the person agree?",
        help_text="They may say no and still get help from you.",
        choices=[("y", "Yes, they agree"), ("n", "No")],
        widget=forms.RadioSelect,
    )
    agreed_on = DayMonthYearField(
        label="When did they agree?", help_text="For example, 27 03 2026", noun="the day"
    )
    born = PartialDateField(label="When was the person born?", required=False, noun="birth")
    who = forms.ChoiceField(label="Who interpreted?", choices=[("", "-"), ("b", "Bengali interpreter")])
    ways = forms.MultipleChoiceField(
        label="How may we contact them?",
        choices=[("call", "Call them"), ("text", "Send a text")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    phone = PhoneField(label="Safe phone number")
    words = forms.CharField(label="In their own words", widget=forms.Textarea, required=False)
    paper = forms.FileField(label="The paper", required=False)
    read_back = forms.BooleanField(label="I have read this back")


def _facts():
    return {
        "stages": [{"state": state, "name": name, "note": note} for state, name, note in STAGES],
        "reps": [{"state": state, "span": span, "text": text} for state, span, text in REPS],
        "tabs": [
            {"label": "Timeline", "url": "#", "count": None, "is_current": True},
            {"label": "Deadlines", "url": "#", "count": 3, "is_current": False},
        ],
        "steps": [
            {"label": "You", "url": "#", "state": "done"},
            {"label": "Agreement", "url": "", "state": "now"},
            {"label": "Documents", "url": "", "state": "next"},
        ],
        "due": DUE,
        "hidden": Restricted(),
        "lazy": {"key": "lazy", "title": "Loaded later", "url": "/gallery/panel/", "count": 2},
    }


def file(request):
    """A file page: strip, rail, tabs, timeline, deadlines, people, papers."""
    if "told" in request.GET:
        messages.success(request, "Saved.")
        messages.error(request, "The letter could not be made. Try again.")
    return render(request, "gallery/file.html", _facts())


def form(request):
    """Every question; a wrong answer comes back with 422."""
    bound = GalleryForm(request.POST or None, request.FILES or None)
    status = 422 if bound.errors else 200
    return render(request, "gallery/form.html", {"form": bound}, status=status)


def panel(request):
    """A panel that htmx asks for, and changes."""
    bound = GalleryForm(request.POST or None)
    status = 422 if bound.errors else 200
    return render(request, "gallery/panel.html", {"form": bound}, status=status)


def outside(request):
    """The frame of partners and lawyers."""
    return render(request, "gallery/outside.html", _facts())


def public(request):
    """The frame of visitors."""
    bound = GalleryForm(request.POST or None)
    return render(
        request, "gallery/public.html", {**_facts(), "form": bound}, status=422 if bound.errors else 200
    )
