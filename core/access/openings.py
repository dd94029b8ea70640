"""Opening what is restricted on one record for an hour: by asking, or by breaking the glass in an emergency."""

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet
from django.http import Http404
from django.utils.translation import gettext as _

from core.clock import now
from core.db import acting, system_context
from core.models import FieldGrant
from core.notices import notify

from .classes import FieldClass
from .grants import grant
from .policy import Policy, policy_of
from .refusals import refuse
from .roles import role_of

_reviewers: list[Callable[[], Iterable[Any]]] = []
MINUTES = 60
SHORTEST_REASON = 20


def askable_classes(policy: Policy, user: Any) -> list[FieldClass]:
    """Classes of data the user may ask to see on this kind of record."""
    found = {policy.class_of(name) for name in policy.askable(user)}
    return sorted(found, key=str)


def breakable_classes(policy: Policy) -> list[FieldClass]:
    """Classes break-glass can open on this kind of record."""
    found = {policy.class_of(name) for name in policy.fields}
    return sorted(found - {FieldClass.SYSTEM, FieldClass.PUBLIC, FieldClass.OPERATIONAL}, key=str)


def ask(*, model: type[Model], pk: Any, field_class: str, reason: str, by: Any) -> FieldGrant:
    """Ask to see one class of data on one record; somebody who sees it answers.

    Raises:
        Http404: the record is not the user's.
        ValidationError: the class cannot be asked for, or the reason says too little.
    """
    if field_class not in {str(one) for one in askable_classes(policy_of(model), by)}:
        refuse(by, "ask", model._meta.label_lower, pk, [field_class])
        raise Http404
    _check_reason(reason, 5)
    with acting(by, "core.ask_to_see", reason):
        if not model._default_manager.visible_to(by).filter(pk=pk).exists():  # type: ignore[attr-defined]
            raise Http404
        return FieldGrant.objects.create(
            user=by,
            model_label=model._meta.label_lower,
            object_id=pk,
            field_class=field_class,
            kind=FieldGrant.Kind.ASKED,
            reason=reason,
        )


def may_answer(user: Any, asked: FieldGrant, model: type[Model]) -> bool:
    """Whoever sees that class on that record themselves, and is not the one who asks."""
    policy = policy_of(model)
    sees = any(
        role_of(user) in policy.levels[name].read
        for name in policy.fields
        if str(policy.class_of(name)) == asked.field_class
    )
    reached = model._default_manager.visible_to(user).filter(pk=asked.object_id)  # type: ignore[attr-defined]
    return user.pk != asked.user_id and sees and reached.exists()


def answer(*, grant_id: Any, model: type[Model], allow: bool, by: Any) -> FieldGrant:
    """Open for an hour, or refuse."""
    with acting(by, "core.answer_asking"):
        asked = FieldGrant.objects.select_for_update().get(pk=grant_id, until=None, ended_at=None)
        if not may_answer(by, asked, model):
            refuse(by, "answer", asked.model_label, asked.object_id, [asked.field_class])
            raise Http404
        asked.given_by = by
        if allow:
            asked.until = now() + dt.timedelta(minutes=MINUTES)
        else:
            asked.ended_at = now()
        asked.version += 1
        asked.save(update_fields=["given_by", "until", "ended_at", "version"])
    return asked


def break_glass(
    *,
    model: type[Model],
    pk: Any,
    classes: Iterable[str],
    reason: str,
    by: Any,
    together: Iterable[Model] = (),
) -> list[FieldGrant]:
    """Open named classes of a record for an hour in an emergency; two people are told and one reviews it.

    A wall holds even here: what it shuts cannot be found, so it is the same 404.
    """
    _check_reason(reason, SHORTEST_REASON)
    allowed = {str(one) for one in breakable_classes(policy_of(model))}
    wanted = sorted(set(map(str, classes)) & allowed)
    if not wanted:
        raise ValidationError({"classes": _("Choose at least one kind of data to open.")})
    until = now() + dt.timedelta(minutes=MINUTES)
    with acting(by, "core.break_glass", reason):
        _refuse_walled(model, pk, by)
        common = {"user": by, "model_label": model._meta.label_lower, "object_id": pk, "reason": reason}
        kind = FieldGrant.Kind.BREAK_GLASS
        rows = [FieldGrant(**common, field_class=one, kind=kind, until=until) for one in wanted]
        FieldGrant.objects.bulk_create(rows)
        for row in together:
            grant([row], users=[by], source=rows[0], by=by, until=until)
        _alert(rows[0], by)
    return rows


def register_reviewers(source: Callable[[], Iterable[Any]]) -> None:
    """Name who is told of an emergency opening and reviews it: a source of users' keys."""
    _reviewers.append(source)


def _alert(opened: FieldGrant, by: Any) -> None:
    with system_context("core.alert_reviewers"):
        told = [key for source in _reviewers for key in source() if key != by.pk]
        notify(
            told,
            "core.glass_broken",
            url_name="core:openings",
            dedupe_key=f"glass-{opened.pk}",
            is_urgent=True,
        )


def to_answer(user: Any, limit: int = 20) -> list[FieldGrant]:
    """What others asked for and the user may open, the oldest first."""
    rows = FieldGrant.objects.visible_to(user).filter(kind=FieldGrant.Kind.ASKED, until=None, ended_at=None)
    waiting = rows.exclude(user=user).order_by("created_at")[:limit]
    return [one for one in waiting if may_answer(user, one, apps.get_model(one.model_label))]


def _refuse_walled(model: type[Model], pk: Any, by: Any) -> None:
    for path, wall in policy_of(model).walls.items():
        row = model._default_manager.filter(pk=pk).values_list(path, flat=True).first()
        if wall._default_manager.filter(user=by, content_object=row, ended_at=None).exists():
            refuse(by, "break_glass", model._meta.label_lower, pk, [])
            raise Http404


def review(*, grant_id: Any, verdict: str, by: Any) -> None:
    """A second person says whether an emergency opening was right.

    Raises:
        ValidationError: it was one's own.
    """
    with acting(by, "core.review_break_glass"):
        opened = FieldGrant.objects.select_for_update().get(pk=grant_id, kind=FieldGrant.Kind.BREAK_GLASS)
        if opened.user_id == by.pk:
            raise ValidationError(_("Somebody else has to review your own opening."))
        opened.verdict = FieldGrant.Verdict(verdict)
        opened.reviewed_by, opened.reviewed_at = by, now()
        opened.version += 1
        opened.save(update_fields=["verdict", "reviewed_by", "reviewed_at", "version"])


def to_review(user: Any) -> QuerySet[FieldGrant]:
    """Emergency openings nobody has reviewed, other people's."""
    rows = FieldGrant.objects.visible_to(user).filter(kind=FieldGrant.Kind.BREAK_GLASS, reviewed_at=None)
    return rows.exclude(user=user).order_by("created_at")


def _check_reason(reason: str, shortest: int) -> None:
    if len(reason.strip()) < shortest:
        raise ValidationError(
            {
                "reason": _("Say why, in at least %(count)d characters: what you need it for.")
                % {"count": shortest}
            }
        )
