"""UNHCR's specific-needs codes in two parts, as the house uses them."""

from typing import Any

from django.utils.translation import gettext_lazy as _

NEEDS: dict[str, Any] = {
    "CR-CP": _("Child parent"),
    "CR-CS": _("Child spouse"),
    "CR-CC": _("Child carer"),
    "CR-NE": _("Child not attending school"),
    "CR-SE": _("Child with special education needs"),
    "CR-LW": _("Child in the worst forms of labour"),
    "SC-SC": _("Separated child"),
    "SC-UC": _("Unaccompanied child"),
    "SC-CH": _("Child heading a household"),
    "WR-SF": _("Single woman at risk"),
    "WR-LC": _("Nursing mother"),
    "ER-NF": _("Older person without family"),
    "ER-FR": _("Older person unable to care for themselves"),
    "SP-PT": _("Single parent"),
    "SP-CG": _("Single caregiver"),
    "SP-GP": _("Single grandparent"),
    "DS-BD": _("Visual disability"),
    "DS-DF": _("Hearing disability"),
    "DS-SD": _("Speech disability"),
    "DS-PM": _("Physical disability, moderate"),
    "DS-PS": _("Physical disability, severe"),
    "DS-MM": _("Mental disability, moderate"),
    "DS-MS": _("Mental disability, severe"),
    "SM-CI": _("Chronic illness"),
    "SM-MI": _("Mental illness"),
    "SM-AD": _("Addiction"),
    "SM-CC": _("Life-threatening condition"),
    "SM-MN": _("Malnutrition"),
    "SM-DP": _("Difficult pregnancy"),
    "FU-TR": _("Family tracing"),
    "FU-FR": _("Family reunification"),
    "LP-ND": _("No documents"),
    "LP-BN": _("Unmet basic needs"),
    "LP-NA": _("No access to services"),
    "LP-MM": _("Mixed marriage"),
    "LP-MD": _("Displaced several times"),
    "LP-AN": _("Violence, abuse or neglect"),
    "LP-MS": _("Marginalised"),
    "LP-CR": _("Criminal record"),
    "TR-PI": _("Effects of torture"),
    "TR-WV": _("Witness of violence"),
    "SV": _("Survivor of gender-based violence"),
}


def need_choices() -> list[tuple[str, Any]]:
    """Every code with its meaning."""
    return list(NEEDS.items())
