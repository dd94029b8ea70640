"""Sessions: recording, changing, signing, adding; and what others see of one."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from core.access import Conflict, may_open, record_open
from core.answering import ask_first
from core.clock import today
from core.drafts import draft_values
from core.forms import HouseForm, posted
from counselling import queries, services
from counselling.forms import AddendumForm, NewSessionForm, SessionForm
from counselling.models import Session
from counselling.views.pages import inside_form, writable

SESSION_FORM = "counselling/session_form.html"
WRITING = "counselling:session_change"


def session_detail(request, pk):
    """One session: all of it inside the wall; day, counsellor and attendance for the others."""
    session = queries.session_page(request.user, pk)
    record_open(request.user, session)
    template = "counselling/session.html" if session.holds else "counselling/session_across.html"
    may_break = may_open(request.user, "core:break_glass")
    strip = queries.strip_of(request.user, session.episode.client_id)
    context = {"session": session, "episode": session.episode, "may_break": may_break, **strip}
    return render(request, template, context)


def session_add(request, pk):
    """Record a session and begin its note."""
    user, draft = request.user, ("counselling:session_add", pk)
    episode = writable(queries.episode_inside(user, pk))
    typed = None if request.POST else draft_values(user, *draft)
    form = (
        NewSessionForm(request.POST)
        if request.POST
        else NewSessionForm.restored(typed, initial={"held_on": today(), "mode": Session.Mode.IN_PERSON})
    )

    def act():
        services.record_session(
            episode_id=pk, answers=form.answers, by=user, key=form.cleaned_data["idempotency_key"]
        )

    return inside_form(
        request,
        episode,
        form,
        act,
        title=_("Record a session"),
        submit=_("Save note"),
        done=_("Saved. Sign the note when it is finished."),
        draft=draft,
        template=SESSION_FORM,
    )


def session_change(request, pk):
    """Go on with a note that is not signed yet."""
    user, draft = request.user, ("counselling:session_change", pk)
    session = writable(queries.part_inside(user, Session, pk), "note")
    typed = None if request.POST else draft_values(user, *draft)
    initial = {name: getattr(session, name) for name in SessionForm.base_fields}
    form = (
        SessionForm(request.POST, version=session.version)
        if request.POST
        else SessionForm.restored(typed, version=session.version, initial=initial)
    )

    def act():
        services.change_session(
            session_id=pk, version=form.cleaned_data["version"], changes=form.answers, by=user
        )

    return inside_form(
        request,
        session.episode,
        form,
        act,
        title=_("Session and note"),
        submit=_("Save note"),
        done=_("Saved."),
        go=reverse("counselling:session", args=[pk]),
        draft=draft,
        template=SESSION_FORM,
        current=lambda: queries.part_inside(user, Session, pk),
    )


def session_sign(request, pk):
    """Sign the note; with scripts off, the page that asks first."""
    session = writable(queries.part_inside(request.user, Session, pk), "note")
    form, writing = HouseForm(posted(request), version=session.version), reverse(WRITING, args=[pk])
    try:
        return ask_first(
            request,
            form,
            lambda _given: services.sign_note(
                session_id=pk, version=form.cleaned_data["version"], by=request.user
            ),
            heading=_("Sign this note"),
            text=_("A signed note is never changed. You can add to it by addendum."),
            submit=_("Sign note"),
            back=writing,
            go=reverse("counselling:session", args=[pk]),
            done=_("Signed. From now on you add by addendum."),
        )
    except Conflict:
        # Not asked again on this page: nobody signs words they have not seen.
        messages.error(request, _("The note was saved in another window. Read it again before you sign."))
        return redirect(writing)


def addendum_add(request, pk):
    """Add to a signed note."""
    user, draft = request.user, ("counselling:addendum_add", pk)
    session = writable(queries.part_inside(user, Session, pk), "note")
    typed = None if request.POST else draft_values(user, *draft)
    form = AddendumForm(request.POST) if request.POST else AddendumForm.restored(typed)

    def act():
        services.add_addendum(
            session_id=pk, text=form.answers["text"], by=user, key=form.cleaned_data["idempotency_key"]
        )

    return inside_form(
        request,
        session.episode,
        form,
        act,
        title=_("Addendum"),
        submit=_("Add for good"),
        done=_("Added."),
        go=reverse("counselling:session", args=[pk]),
        draft=draft,
    )
