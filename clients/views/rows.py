"""Rows under a client: one page adds, one page ends, whatever the kind."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from clients import forms, models, services
from clients.files import frame, open_file
from core.access import read_one
from core.answering import answer_form, ask_first
from core.forms import HouseForm, posted


@dataclass(frozen=True)
class Adding:
    """How one kind of row is added: form, verb, words, and the tab it stands on."""

    form: type
    verb: Callable[..., Any]
    title: Any
    tab: str


@dataclass(frozen=True)
class Ending:
    """How one kind of row is ended: model, form, verb (row, answers, user), words, and the tab."""

    model: type[Model]
    verb: Callable[[Any, dict, Any], Any]
    title: Any
    text: Any
    tab: str
    form: type | None = None


ADDING = {
    "name": Adding(forms.NameForm, services.add_name, gettext_lazy("Add a name"), "names"),
    "language": Adding(forms.LanguageForm, services.add_language, gettext_lazy("Add a language"), "detail"),
    "nationality": Adding(
        forms.NationalityForm, services.add_nationality, gettext_lazy("Add a nationality"), "names"
    ),
    "identifier": Adding(
        forms.IdentifierForm, services.add_identifier, gettext_lazy("Add a number on a paper"), "names"
    ),
    "alert": Adding(forms.AlertForm, services.set_alert, gettext_lazy("Set an alert"), "detail"),
    "consent": Adding(forms.ConsentForm, services.record_consent, gettext_lazy("Record consent"), "consents"),
    "need": Adding(forms.NeedForm, services.note_need, gettext_lazy("Note a specific need"), "detail"),
    "relative": Adding(
        forms.RelativeForm, services.add_relative, gettext_lazy("Add a family member elsewhere"), "household"
    ),
    "member": Adding(
        forms.MemberForm,
        services.join_by_reference,
        gettext_lazy("Add a person to the household"),
        "household",
    ),
    "detention": Adding(
        forms.DetentionForm, services.record_detention, gettext_lazy("Record a detention"), "names"
    ),
    "recognizance": Adding(
        forms.RecognizanceForm, services.record_recognizance, gettext_lazy("Record a recognizance"), "names"
    ),
}


def _ends(model: type[Model]) -> Callable[[Any, dict, Any], Any]:
    return lambda row, answers, by: services.end_row(model, row_id=row.pk, by=by, version=row.version)


STAYS = gettext_lazy("The row stays in the past of the file; nothing is deleted.")
ENDING = {
    "name": Ending(
        models.ClientName,
        lambda row, answers, by: services.end_name(name_id=row.pk, by=by, version=row.version),
        gettext_lazy("This name is no longer used"),
        STAYS,
        "names",
    ),
    "language": Ending(
        models.ClientLanguage,
        _ends(models.ClientLanguage),
        gettext_lazy("Take this language off"),
        STAYS,
        "detail",
    ),
    "nationality": Ending(
        models.ClientNationality,
        _ends(models.ClientNationality),
        gettext_lazy("This nationality no longer holds"),
        STAYS,
        "names",
    ),
    "identifier": Ending(
        models.ClientIdentifier,
        _ends(models.ClientIdentifier),
        gettext_lazy("This number is no longer valid"),
        STAYS,
        "names",
    ),
    "need": Ending(
        models.SpecificNeed, _ends(models.SpecificNeed), gettext_lazy("This need is over"), STAYS, "detail"
    ),
    "relative": Ending(
        models.Relative, _ends(models.Relative), gettext_lazy("Take this person off"), STAYS, "household"
    ),
    "recognizance": Ending(
        models.Recognizance,
        _ends(models.Recognizance),
        gettext_lazy("This recognizance is no longer in force"),
        STAYS,
        "names",
    ),
    "member": Ending(
        models.HouseholdMember,
        lambda row, answers, by: services.leave_household(member_id=row.pk, by=by),
        gettext_lazy("This person has left the household"),
        STAYS,
        "household",
    ),
    "alert": Ending(
        models.Alert,
        lambda row, answers, by: services.end_alert(
            alert_id=row.pk, by=by, version=row.version, reason=answers.get("end_reason", "")
        ),
        gettext_lazy("Take this alert down"),
        gettext_lazy("It no longer stands on the client's pages. The reason is kept."),
        "detail",
        forms.EndAlertForm,
    ),
    "detention": Ending(
        models.DetentionSpan,
        lambda row, answers, by: services.release_from_detention(
            detention_id=row.pk,
            by=by,
            version=row.version,
            on=answers["ended_on"],
            release=answers.get("release", ""),
        ),
        gettext_lazy("Released from detention"),
        gettext_lazy("The time in detention ends on this day."),
        "names",
        forms.ReleaseForm,
    ),
    "consent": Ending(
        models.Consent,
        lambda row, answers, by: services.withdraw_consent(consent_id=row.pk, by=by, version=row.version),
        gettext_lazy("Withdraw this consent"),
        gettext_lazy("From now on nothing may be shared under it. What was shared before stays shared."),
        "consents",
    ),
}


def row_add(request: HttpRequest, pk, kind: str) -> HttpResponse:
    """Add a row to a client."""
    adding, client = ADDING[kind], open_file(request.user, pk)
    form = adding.form(posted(request), user=request.user)
    if not form.visible_fields():
        raise Http404
    return answer_form(
        request,
        form,
        lambda: adding.verb(client_id=client.pk, by=request.user, **form.cleaned_data),
        template="clients/row_add.html",
        context=lambda: {**frame(request.user, client, adding.tab), "heading": adding.title},
        go=_tab(adding.tab, client.pk),
    )


def row_end(request: HttpRequest, pk, kind: str) -> HttpResponse:
    """End a row of a client, after asking."""
    ending = ENDING[kind]
    row = read_one(request.user, ending.model._default_manager.visible_to(request.user).filter(pk=pk))
    form = (
        ending.form(posted(request), user=request.user, seen=row)
        if ending.form
        else HouseForm(posted(request))
    )
    return ask_first(
        request,
        form,
        lambda answers: ending.verb(row, answers, request.user),
        back=_tab(ending.tab, row.client_id),
        heading=ending.title,
        text=ending.text,
        submit=_("End it") if kind != "consent" else _("Withdraw"),
    )


def _tab(name: str, client_id: Any) -> str:
    return reverse(f"clients:{name}", args=[client_id])


def name_choose(request: HttpRequest, pk) -> HttpResponse:
    """Make a name the one we show."""
    row = read_one(request.user, models.ClientName.objects.visible_to(request.user).filter(pk=pk))
    return ask_first(
        request,
        HouseForm(posted(request)),
        lambda answers: services.choose_name(name_id=row.pk, by=request.user),
        back=_tab("names", row.client_id),
        heading=_("Use this name on every page"),
        text=_("Lists and letters show it from now on. The name shown until now stays on the file."),
        submit=_("Use this name"),
    )
