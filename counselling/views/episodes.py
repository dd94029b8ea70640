"""Episodes: the counsellor's list, one episode, opening and closing."""

from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from clients.models import Client
from core.access import read_one, record_list, record_open
from core.clock import today
from core.forms import posted
from counselling import queries, services
from counselling.forms import CloseForm, EpisodeForm
from counselling.views.pages import inside_form, plain_form


def episode_list(request):
    """The user's own episodes, and those the user supervises."""
    context = queries.my_episodes(request.user)
    record_list(request.user, "list", [one for rows in context.values() for one in rows])
    return render(request, "counselling/list.html", context)


def episode_detail(request, pk):
    """One episode: danger first, then scores, sessions, plan and flags."""
    episode = queries.episode_inside(request.user, pk)
    record_open(request.user, episode)
    context = {
        "episode": episode,
        **queries.strip_of(request.user, episode.client_id),
        **queries.episode_page(request.user, episode),
    }
    return render(request, "counselling/episode.html", context)


def episode_open(request, client_id):
    """Begin counselling for a client."""
    user = request.user
    client = read_one(user, Client.objects.visible_to(user).filter(pk=client_id))
    form = EpisodeForm(
        posted(request),
        counsellors=queries.counsellor_choices(user),
        initial={"opened_on": today(), "counsellor": str(user.pk)},
    )

    def act():
        services.open_episode(
            client_id=client.pk,
            counsellor_id=form.answers["counsellor"],
            opened_on=form.answers["opened_on"],
            by=user,
            key=form.cleaned_data["idempotency_key"],
        )

    return plain_form(
        request,
        form,
        act,
        title=_("Open counselling"),
        submit=_("Open counselling"),
        done=_("Counselling opened. The counsellor is on the client now."),
        back=reverse("counselling:of_client", args=[client.pk]),
        under=client.reference,
    )


def episode_close(request, pk):
    """End an episode; the counsellor's access to the client ends with it."""
    episode = queries.episode_inside(request.user, pk)
    form = CloseForm(request.POST or None, version=episode.version, initial={"closed_on": today()})

    def act():
        services.close_episode(
            episode_id=pk,
            version=form.cleaned_data["version"],
            closed_on=form.answers["closed_on"],
            by=request.user,
        )

    return inside_form(
        request,
        episode,
        form,
        act,
        title=_("Close counselling"),
        submit=_("Close"),
        done=_("Closed. Your access to the client has ended; your notes stay yours to read."),
        go=reverse("counselling:list"),
        text=_("You lose access to the client's file. Notes, scores and plans stay as they are."),
    )
