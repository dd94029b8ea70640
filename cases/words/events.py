"""Events and what they carry, in words."""

from django.utils.translation import gettext_lazy as _

THEMES = {
    "SCREENING": _("Screening by Immigration"),
    "DECISION": _("Decisions on the claim"),
    "APPEAL": _("Appeal to the Board"),
    "COURTS": _("Courts"),
    "LEGAL_AID": _("Legal aid"),
    "OUTCOME": _("Outcomes"),
    "OTHER": _("Other matters"),
}

EVENTS = {
    "WRITTEN_SIGNIFICATION": _("Written signification made"),
    "SIGNIFICATION_REJECTED": _("Signification not accepted"),
    "CLAIM_CONFIRMED": _("Claim confirmed by Immigration"),
    "BRIEFED": _("Briefing session held"),
    "CLAIM_FORM_REQUESTED": _("Claim form requested"),
    "CLAIM_FORM_RETURNED": _("Claim form returned"),
    "SCREENING_INTERVIEW": _("Screening interview held"),
    "FURTHER_INFORMATION_REQUESTED": _("Further information requested"),
    "CLAIM_WITHDRAWN": _("Claim withdrawn"),
    "CLAIM_DEEMED_WITHDRAWN": _("Claim deemed withdrawn"),
    "DECISION_SERVED": _("Notice of Decision served"),
    "CLAIM_SUBSTANTIATED": _("Claim substantiated"),
    "CLAIM_REVOKED": _("Decision to revoke served"),
    "CLAIM_REOPENED": _("Claim re-opened"),
    "REOPENING_REFUSED": _("Re-opening refused"),
    "SUBSEQUENT_CLAIM_REQUESTED": _("Subsequent claim requested"),
    "SUBSEQUENT_CLAIM_ACCEPTED": _("Subsequent claim accepted"),
    "SUBSEQUENT_CLAIM_REFUSED": _("Subsequent claim refused"),
    "NOTICE_OF_APPEAL_FILED": _("Notice of Appeal filed"),
    "LATE_APPEAL_APPLIED": _("Late appeal asked for (s.37ZT)"),
    "LATE_APPEAL_ALLOWED": _("Late appeal allowed"),
    "LATE_APPEAL_REFUSED": _("Late appeal refused"),
    "BOARD_HEARING_NOTIFIED": _("Notice of hearing received from the Board"),
    "BOARD_HEARING": _("Hearing before the Board"),
    "APPEAL_WITHDRAWN": _("Appeal withdrawn"),
    "BOARD_DECISION_SERVED": _("Decision of the Board served"),
    "JR_LEAVE_FILED": _("Leave for judicial review applied for (Form 86)"),
    "CFI_LEAVE_GRANTED": _("Leave for judicial review granted"),
    "CFI_LEAVE_REFUSED": _("Leave for judicial review refused"),
    "CFI_EX_PARTE_REFUSED": _("Ex parte application refused"),
    "CFI_JUDGMENT": _("Judgment on judicial review"),
    "CA_APPEAL_FILED": _("Appeal to the Court of Appeal filed"),
    "CA_JUDGMENT": _("Judgment of the Court of Appeal"),
    "CFA_LEAVE_ASKED_OF_CA": _("Leave to the Court of Final Appeal asked of the Court of Appeal"),
    "CA_REFUSED_LEAVE_TO_CFA": _("Court of Appeal refused leave to the Court of Final Appeal"),
    "CFA_LEAVE_ASKED": _("Leave asked of the Appeal Committee"),
    "CFA_LEAVE_REFUSED": _("Appeal Committee refused leave"),
    "CFA_JUDGMENT": _("Judgment of the Court of Final Appeal"),
    "LEGAL_AID_APPLIED": _("Legal aid applied for"),
    "LEGAL_AID_GRANTED": _("Legal aid granted"),
    "LEGAL_AID_REFUSED": _("Legal aid refused"),
    "LEGAL_AID_APPEAL_FILED": _("Appeal against refusal of legal aid filed"),
    "PERMISSION_TO_WORK_GRANTED": _("Permission to work granted"),
    "UNHCR_REFERRED": _("Passed to UNHCR"),
    "UNHCR_RECOGNISED": _("Recognised by UNHCR"),
    "RESETTLED": _("Left for resettlement"),
    "REMOVED": _("Removed from Hong Kong"),
    "DEPARTED_VOLUNTARILY": _("Left Hong Kong"),
    "DETENTION_STARTED": _("Detention began"),
    "INJURY_SUFFERED": _("Injury suffered"),
    "WORK_ACCIDENT": _("Accident at work"),
    "WAGES_UNPAID": _("Wages or other sums became due and were not paid"),
    "HELPER_CONTRACT_ENDED": _("Domestic helper's contract ended"),
    "DATA_ACCESS_REQUESTED": _("Data access request made"),
    "DATA_ACCESS_ANSWERED": _("Data access request answered"),
}

BASES = {
    "ISSUED": _("Date on its face (issued)"),
    "SERVED": _("Date served"),
    "DECIDED": _("Date of the decision"),
    "SEALED": _("Date sealed"),
    "HAPPENED": _("Date it happened"),
}

GROUNDS = {
    "TORTURE": _("Torture"),
    "BOR2": _("BOR 2 (right to life)"),
    "BOR3": _("BOR 3 (cruel, inhuman or degrading treatment)"),
    "PERSECUTION": _("Persecution"),
    "OTHER_ABSOLUTE": _("Another absolute right"),
}

RESULTS = {
    "SUBSTANTIATED": _("Substantiated"),
    "NOT_SUBSTANTIATED": _("Not substantiated"),
    "ALLOWED": _("Allowed"),
    "DISMISSED": _("Dismissed"),
}

ALARMS = {
    "REPRESENTATION_GAP": _("No one on record"),
    "REMOVAL_RISK": _("Risk of removal"),
    "UNHCR_REFERRAL": _("To be passed to UNHCR"),
    "FILED_LATE": _("Filed after the last day"),
}

PROOFS = {
    "SIGNIFICATION": _("The written signification"),
    "LETTER": _("The letter"),
    "CLAIM_FORM": _("The claim form as returned"),
    "NOTICE_OF_DECISION": _("The Notice of Decision, with proof of service"),
    "NOTICE_OF_APPEAL": _("The Notice of Appeal as filed"),
    "HEARING_NOTICE": _("The notice of hearing"),
    "RECORD": _("A record or receipt"),
    "BOARD_DECISION": _("The Board's decision, with proof of service"),
    "COURT_FILING": _("The filed papers"),
    "COURT_ORDER": _("The order or judgment"),
    "LEGAL_AID_LETTER": _("The letter from Legal Aid"),
    "PERMIT": _("The permit"),
    "NONE": _("Nothing in particular"),
}

HOW_KNOWN = {
    "DOCUMENT": _("From the document"),
    "CLIENT": _("Told by the client"),
    "LAWYER": _("Told by the lawyer on record"),
    "AUTHORITY": _("Told by Immigration, the Board or a court"),
    "OTHER": _("In another way"),
}
