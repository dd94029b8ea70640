"""The way through a form: its steps, what was typed on each, and what it comes to."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from core.templatetags.house import in_words, is_blank
from referrals.forms.base import StepForm
from referrals.forms.people import PartnerWhoForm, PersonForm, RelativeForm, WhoForm
from referrals.forms.situation import ConsentForm, ContactForm, HelpForm, SituationForm
from referrals.models.words import Kind
from referrals.services import OpenDraft
from referrals.services.drafts import Typed

FAMILY, CHECK = "family", "check"
MOST_RELATIVES = 12


@dataclass(frozen=True)
class Step:
    """One page of the form; `form` is what it asks, `lead` a sentence above it."""

    key: str
    title: str | Promise
    form: type[StepForm] | None
    lead: str | Promise = ""


LEGAL = (
    Step("who", _("You"), WhoForm),
    Step("person", _("The person"), PersonForm),
    Step(
        FAMILY,
        _("Their family"),
        RelativeForm,
        _("Add family members who are here and need help too. Go on if there are none."),
    ),
    Step(
        "contact",
        _("Safe contact"),
        ContactForm,
        _("A wrong call can put somebody in danger. Ask them in private what is safe."),
    ),
    Step("situation", _("The claim and its dates"), SituationForm),
    Step("help", _("What is needed"), HelpForm),
    Step(
        "consent",
        _("Agreement"),
        ConsentForm,
        _(
            "We cannot accept a referral unless the person knows about it. "
            "Ask them in a language they understand, in private."
        ),
    ),
    Step(CHECK, _("Check and send"), None),
)
FORMS: dict[str, tuple[Step, ...]] = {Kind.LEGAL: LEGAL}


def steps_of(kind: str) -> tuple[Step, ...]:
    """The steps of one kind of form."""
    return FORMS[kind]


def step_named(kind: str, key: str) -> Step | None:
    """One step by its key."""
    return next((step for step in steps_of(kind) if step.key == key), None)


def after(kind: str, key: str) -> Step:
    """The step that follows; the last one follows itself."""
    steps = steps_of(kind)
    place = [step.key for step in steps].index(key)
    return steps[min(place + 1, len(steps) - 1)]


def missing(draft: OpenDraft) -> list[Step]:
    """Steps not yet filled in; family may be left out."""
    return [
        step
        for step in steps_of(draft.kind)
        if step.form and step.key != FAMILY and step.key not in draft.done
    ]


def form_class(step: Step, by: Any) -> type[StepForm]:
    """The step's form for whoever fills it in: a partner's organisation is known."""
    is_partner = bool(getattr(by, "is_outside", False))
    return PartnerWhoForm if is_partner and step.form is WhoForm else step.form or StepForm


def as_data(typed: Typed | None) -> QueryDict:
    """What was kept, as it was posted."""
    data = QueryDict(mutable=True)
    for name, values in (typed or {}).items():
        data.setlist(name, values)
    return data


def posted_names(form: forms.Form) -> set[str]:
    """Names of the inputs a form has; nothing else that is posted is kept."""
    names = set()
    for name, field in form.fields.items():
        boxes = getattr(field.widget, "boxes", None)
        names |= {f"{name}_{box}" for box in boxes} if boxes else {name}
    return names


def typed_in(form: forms.Form, data: QueryDict) -> Typed:
    """What was posted for a form, to be kept as typed."""
    return {name: data.getlist(name) for name in sorted(posted_names(form)) if name in data}


def as_initial(form: type[StepForm], data: QueryDict) -> dict[str, Any]:
    """What was typed, for showing a form again without its errors."""
    fields = form.base_fields.items()
    return {name: field.widget.value_from_datadict(data, {}, name) for name, field in fields} if data else {}


def relatives(draft: OpenDraft) -> list[Typed]:
    """What was typed about each family member."""
    rows = draft.answers.get(FAMILY, {})
    count = max((int(name.partition(".")[0]) + 1 for name in rows), default=0)
    return [
        {name.partition(".")[2]: values for name, values in rows.items() if name.startswith(f"{number}.")}
        for number in range(count)
    ]


def as_rows(people: Iterable[Typed]) -> Typed:
    """Family members as the draft keeps them: the number before each name."""
    return {f"{number}.{name}": values for number, one in enumerate(people) for name, values in one.items()}


def filled(draft: OpenDraft, by: Any) -> Iterator[tuple[Step, StepForm]]:
    """Each step with its form as it was filled in; a family member each has a form of their own."""
    for step in steps_of(draft.kind):
        if step.form is None:
            continue
        kept = relatives(draft) if step.key == FAMILY else [draft.answers.get(step.key)]
        for typed in kept:
            yield step, form_class(step, by)(as_data(typed))


@dataclass(frozen=True)
class Whole:
    """What a filled-in form comes to: columns of the referral and of its people."""

    facts: dict[str, Any]
    people: list[dict[str, Any]]
    wrong: tuple[Step, ...] = ()


def whole(draft: OpenDraft, by: Any) -> Whole:
    """Everything together, or the steps that are not right yet; nothing typed is believed unchecked."""
    wrong: list[Step] = []
    facts: dict[str, Any] = {}
    person: dict[str, Any] = {}
    family: list[dict[str, Any]] = []
    for step, form in filled(draft, by):
        if not form.is_valid():
            wrong.append(step)
        elif step.key == FAMILY:
            family.append(form.person())
        else:
            facts |= form.facts()
            person |= form.person()
    return Whole(facts, [person, *family], tuple(dict.fromkeys(wrong)))


def in_lines(form: StepForm) -> list[tuple[Any, Any]]:
    """A valid form's answers in words, for reading them through: (question, answer)."""
    lines = []
    for name, value in form.answers.items():
        field = form.fields[name]
        if not is_blank(value):
            lines.append((field.label, _in_words(field, value)))
    return lines


def _in_words(field: forms.Field, value: Any) -> Any:
    known = {str(code): label for code, label in getattr(field, "choices", ())}
    if isinstance(value, list):
        return in_words([str(known.get(str(one), one)) for one in value])
    return known.get(str(value), in_words(value))
