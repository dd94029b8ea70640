"""Stages and phases in words."""

from django.utils.translation import gettext_lazy as _

STAGES = {
    "UNREGISTERED": _("Not yet registered"),
    "WS_SUBMITTED": _("Written signification made"),
    "WS_DEFICIENT": _("Signification not accepted"),
    "CONFIRMED": _("Claim confirmed"),
    "BRIEFED": _("Briefing held"),
    "NCF_REQUESTED": _("Claim form requested"),
    "NCF_RETURNED": _("Claim form returned"),
    "INTERVIEWED": _("Interviewed"),
    "FURTHER_INFO_REQUESTED": _("Further information requested"),
    "DECIDED_SUBSTANTIATED": _("Decided: substantiated"),
    "DECIDED_REJECTED": _("Decided: not substantiated"),
    "WITHDRAWN": _("Withdrawn"),
    "DEEMED_WITHDRAWN": _("Deemed withdrawn"),
    "REOPENED": _("Re-opened"),
    "APPEAL_PENDING": _("Appeal pending"),
    "APPEAL_OUT_OF_TIME": _("Late appeal asked for"),
    "APPEAL_ALLOWED": _("Appeal allowed"),
    "APPEAL_DISMISSED": _("Appeal dismissed"),
    "JR_LEAVE_PENDING": _("Leave for judicial review pending"),
    "JR_LEAVE_REFUSED": _("Leave for judicial review refused"),
    "JR_SUBSTANTIVE": _("Judicial review, leave granted"),
    "JR_DISMISSED": _("Judicial review dismissed"),
    "CA": _("Court of Appeal"),
    "CFA": _("Court of Final Appeal"),
    "REMITTED": _("Sent back to be decided again"),
    "FINAL_REJECTED": _("Finally not substantiated"),
    "SUBSEQUENT_REQUESTED": _("Subsequent claim requested"),
    "REVOKED": _("Revoked"),
    "REMOVED": _("Removed"),
    "DEPARTED_VOLUNTARILY": _("Left Hong Kong"),
    "RESETTLED": _("Resettled"),
}

PHASES = {
    "SIGNIFICATION": _("Signification"),
    "CONFIRMED": _("Confirmed"),
    "CLAIM_FORM": _("Claim form"),
    "INTERVIEW": _("Interview"),
    "DECISION": _("Decision"),
    "APPEAL": _("Appeal"),
    "JUDICIAL_REVIEW": _("Judicial review"),
    "HIGHER_COURTS": _("Higher courts"),
    "CLOSED": _("Closed"),
}
