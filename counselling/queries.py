"""What counselling's pages read: inside the wall, and across it."""

from collections.abc import Callable
from typing import Any

from django.db.models import Q, QuerySet
from django.http import Http404

from accounts.models import User
from clients.files import contact_in_words, open_file, person_in_words
from core.access import Seen, attach_many, read, read_one
from counselling import charts
from counselling.models import Addendum, Episode, Flag, Measure, RiskTask, SafetyPlan, Session
from counselling.policy import counsellors, inside

SHOWN = 50
ACROSS = ("held_on", "attendance")


def episode_inside(user: Any, pk: Any) -> Seen:
    """An episode for who stands behind its wall; 404 alike for everybody else."""
    rows = Episode.objects.visible_to(user).filter(inside()(user), pk=pk)
    return read_one(user, rows, follow=["client", "counsellor"])


def part_inside(user: Any, model: type, pk: Any) -> Seen:
    """A session, flag or task of an episode for who stands behind its wall."""
    rows = model.objects.visible_to(user).filter(inside("episode__")(user), pk=pk)  # type: ignore[attr-defined]
    return read_one(user, rows, follow=["episode__client", "episode__counsellor"])


def strip_of(user: Any, client_id: Any) -> dict[str, Any]:
    """Context of the strip: the client with languages, alerts and safe contact, where the user is on them."""
    try:
        client = open_file(user, client_id)
    except Http404:
        return {"client": None}
    return {"client": client, "sub": person_in_words(client), "contact_lines": contact_in_words(client)}


def episode_page(user: Any, episode: Seen) -> dict[str, Any]:
    """All of an episode's page but its strip."""
    plans = _of(episode, SafetyPlan, user)
    sessions = read(user, _of(episode, Session, user)[:SHOWN], fields=SESSION_LINE)
    attach_many(user, sessions, Addendum.objects.visible_to(user), by="session", name="addenda")
    return {
        "sessions": sessions,
        "risks": read(user, _of(episode, RiskTask, user).filter(done_on=None)),
        "flags": read(user, _of(episode, Flag, user).filter(ended_on=None)),
        "plans": read(user, plans[:1], fields=["number", "made_on"]),
        **scores_of(user, episode),
    }


# A list of sessions opens no note.
SESSION_LINE = (*ACROSS, "duration_minutes", "mode", "interpreter", "needs_supervision", "signed_at")


def _of(episode: Seen, model: type, user: Any) -> QuerySet:
    return model.objects.visible_to(user).filter(episode=episode.pk)  # type: ignore[attr-defined]


def scores_of(user: Any, episode: Seen) -> dict[str, Any]:
    """Charts and table of an episode's measures."""
    rows = read(user, _of(episode, Measure, user))
    names = dict(Measure.Tool.choices)
    by_tool = {tool: [(one.taken_on, one.total) for one in rows if one.tool == tool] for tool in names}
    used = [(tool, names[tool], scores) for tool, scores in by_tool.items() if scores]
    heads, lines = charts.table(used)
    return {
        "charts": [charts.draw(tool, name, scores) for tool, name, scores in used],
        "score_days": heads,
        "score_rows": lines,
    }


def session_page(user: Any, pk: Any) -> Seen:
    """One session: note and addenda inside the wall, day and attendance across it."""
    session = read_one(
        user,
        Session.objects.visible_to(user).filter(pk=pk),
        follow=["episode__client", "episode__counsellor", "signed_by"],
    )
    addenda = Addendum.objects.visible_to(user)
    attach_many(user, [session], addenda, by="session", name="addenda", follow=["written_by"])
    return session


def my_episodes(user: Any) -> dict[str, list[Seen]]:
    """The user's own episodes, open and closed, and open ones the user supervises."""
    rows = Episode.objects.visible_to(user)
    own, follow = rows.filter(counsellor=user.pk), ["client", "counsellor"]
    supervised = rows.filter(inside()(user), closed_on=None).exclude(counsellor=user.pk)
    found = {
        "open_episodes": read(user, own.filter(closed_on=None), follow=follow),
        "supervised": read(user, supervised, follow=follow),
        "closed_episodes": read(user, own.exclude(closed_on=None)[:SHOWN], follow=follow),
    }
    attach_last_session(user, found["open_episodes"] + found["supervised"])
    return found


def attach_last_session(user: Any, episodes: list[Seen]) -> None:
    """Hang each episode's newest session on it, or None."""
    newest = (
        Session.objects.visible_to(user)
        .filter(episode__in=[one.pk for one in episodes])
        .order_by("episode_id", "-held_on", "-created_at")
        .distinct("episode_id")
    )
    by_episode = {one.episode_id: one for one in read(user, newest, fields=ACROSS)}
    for episode in episodes:
        episode.attach("last_session", by_episode.get(episode.pk))


def for_supervision(user: Any) -> list[Seen]:
    """Sessions counsellors marked for supervision, of those the user supervises."""
    rows = Session.objects.visible_to(user).filter(
        inside("episode__")(user), needs_supervision=True, episode__closed_on=None
    )
    rows = rows.exclude(episode__counsellor=user.pk)
    return read(user, rows[:SHOWN], fields=SESSION_LINE, follow=["episode__counsellor"])


def across(user: Any, client_id: Any) -> dict[str, list[Seen]]:
    """What the wall lets through about a client: days, counsellors and attendance; flags without reasons."""
    sessions = Session.objects.visible_to(user).filter(episode__client=client_id)
    flags = Flag.objects.visible_to(user).filter(episode__client=client_id, ended_on=None)
    episodes = Episode.objects.visible_to(user).filter(client=client_id)
    return {
        "sessions": read(user, sessions[:SHOWN], fields=ACROSS, follow=["episode__counsellor"]),
        "flags": read(user, flags, fields=["kind", "raised_on", "ended_on"], follow=["episode__counsellor"]),
        "episodes": read(user, episodes, follow=["counsellor"]),
    }


def sessions_with(user: Any, client_id: Any) -> QuerySet[Session]:
    """Sessions of a client the user may know of."""
    return Session.objects.visible_to(user).filter(episode__client=client_id)


def people(user: Any, condition: Callable[[], Q]) -> list[tuple[Any, str]]:
    """Users meeting a condition of the policy, as choices of a form."""
    rows = User.objects.visible_to(user).filter(condition()).order_by("full_name")
    return [(str(one.pk), one.full_name) for one in read(user, rows, fields=["full_name"])]


def counsellor_choices(user: Any) -> list[tuple[Any, str]]:
    """Whom an episode may be given to."""
    return people(user, counsellors)
