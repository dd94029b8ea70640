"""The courts after the Board, legal aid beside them, and how a claim comes to its end."""

from cases.rules.book.time_limits import CA_LIMITS, CFA_LIMITS, EVERY_STEP
from cases.rules.events import (
    DECIDED,
    ISSUED,
    SEALED,
    SERVED,
    Alarm,
    EventRule,
    Outcome,
    Proof,
    Result,
    Theme,
)
from cases.rules.stages import Stage

COURTS = (
    EventRule(
        "JR_LEAVE_FILED",
        Theme.COURTS,
        proof=Proof.COURT_FILING,
        outcome=Outcome(Stage.JR_LEAVE_PENDING),
        closes=("JR_LEAVE",),
    ),
    EventRule(
        "CFI_LEAVE_GRANTED",
        Theme.COURTS,
        needs=DECIDED,
        may_have=SEALED,
        proof=Proof.COURT_ORDER,
        outcome=Outcome(Stage.JR_SUBSTANTIVE),
    ),
    EventRule(
        "CFI_LEAVE_REFUSED",
        Theme.COURTS,
        needs=DECIDED,
        may_have=SEALED,
        proof=Proof.COURT_ORDER,
        outcome=Outcome(
            Stage.JR_LEAVE_REFUSED,
            opens=("CA_LEAVE_REFUSAL",),
            alarms=(Alarm.REMOVAL_RISK, Alarm.REPRESENTATION_GAP),
        ),
    ),
    EventRule(
        "CFI_EX_PARTE_REFUSED",
        Theme.COURTS,
        needs=DECIDED,
        may_have=SEALED,
        proof=Proof.COURT_ORDER,
        outcome=Outcome(opens=("CA_EXPARTE_RENEW",), alarms=(Alarm.REPRESENTATION_GAP,)),
    ),
    EventRule(
        "CFI_JUDGMENT",
        Theme.COURTS,
        needs=DECIDED,
        may_have=SEALED,
        proof=Proof.COURT_ORDER,
        outcomes=(
            (Result.ALLOWED, Outcome(Stage.REMITTED)),
            (
                Result.DISMISSED,
                Outcome(
                    Stage.JR_DISMISSED,
                    opens=("CA_SUBSTANTIVE",),
                    alarms=(Alarm.REMOVAL_RISK, Alarm.REPRESENTATION_GAP),
                ),
            ),
        ),
    ),
    EventRule(
        "CA_APPEAL_FILED",
        Theme.COURTS,
        proof=Proof.COURT_FILING,
        outcome=Outcome(Stage.CA),
        closes=CA_LIMITS,
    ),
    EventRule(
        "CA_JUDGMENT",
        Theme.COURTS,
        needs=DECIDED,
        may_have=SEALED,
        proof=Proof.COURT_ORDER,
        outcomes=(
            (Result.ALLOWED, Outcome(Stage.REMITTED)),
            (Result.DISMISSED, Outcome(Stage.CA, CFA_LIMITS, (Alarm.REPRESENTATION_GAP,))),
        ),
    ),
    EventRule(
        "CFA_LEAVE_ASKED_OF_CA",
        Theme.COURTS,
        proof=Proof.COURT_FILING,
        outcome=Outcome(Stage.CA),
        closes=CFA_LIMITS,
    ),
    EventRule(
        "CA_REFUSED_LEAVE_TO_CFA",
        Theme.COURTS,
        needs=DECIDED,
        proof=Proof.COURT_ORDER,
        outcome=Outcome(Stage.CA, ("CFA_LEAVE_AC",), (Alarm.REPRESENTATION_GAP,)),
    ),
    EventRule(
        "CFA_LEAVE_ASKED",
        Theme.COURTS,
        proof=Proof.COURT_FILING,
        outcome=Outcome(Stage.CFA),
        closes=("CFA_LEAVE_AC",),
    ),
    EventRule(
        "CFA_LEAVE_REFUSED",
        Theme.COURTS,
        needs=DECIDED,
        proof=Proof.COURT_ORDER,
        outcome=Outcome(Stage.FINAL_REJECTED),
    ),
    EventRule(
        "CFA_JUDGMENT",
        Theme.COURTS,
        needs=DECIDED,
        proof=Proof.COURT_ORDER,
        outcomes=(
            (Result.ALLOWED, Outcome(Stage.REMITTED)),
            (Result.DISMISSED, Outcome(Stage.FINAL_REJECTED)),
        ),
    ),
)

LEGAL_AID = (
    EventRule("LEGAL_AID_APPLIED", Theme.LEGAL_AID, proof=Proof.LEGAL_AID_LETTER),
    EventRule(
        "LEGAL_AID_GRANTED",
        Theme.LEGAL_AID,
        needs=DECIDED,
        proof=Proof.LEGAL_AID_LETTER,
        reviews=("LAD_APPEAL",),
    ),
    EventRule(
        "LEGAL_AID_REFUSED",
        Theme.LEGAL_AID,
        needs=DECIDED,
        may_have=SERVED,
        proof=Proof.LEGAL_AID_LETTER,
        outcome=Outcome(opens=("LAD_APPEAL",)),
    ),
    EventRule("LEGAL_AID_APPEAL_FILED", Theme.LEGAL_AID, proof=Proof.COURT_FILING, closes=("LAD_APPEAL",)),
)

OUTCOMES = (
    EventRule(
        "PERMISSION_TO_WORK_GRANTED",
        Theme.OUTCOME,
        proof=Proof.PERMIT,
        outcome=Outcome(opens=("WORK_PERMIT_END",)),
        has_printed_date=True,
    ),
    EventRule("UNHCR_REFERRED", Theme.OUTCOME, needs=ISSUED, proof=Proof.LETTER),
    EventRule("UNHCR_RECOGNISED", Theme.OUTCOME, needs=DECIDED, proof=Proof.LETTER),
    EventRule("RESETTLED", Theme.OUTCOME, outcome=Outcome(Stage.RESETTLED), reviews=EVERY_STEP),
    EventRule("REMOVED", Theme.OUTCOME, outcome=Outcome(Stage.REMOVED), reviews=EVERY_STEP),
    EventRule(
        "DEPARTED_VOLUNTARILY", Theme.OUTCOME, outcome=Outcome(Stage.DEPARTED_VOLUNTARILY), reviews=EVERY_STEP
    ),
)

OTHER_MATTERS = (
    EventRule(
        "DETENTION_STARTED",
        Theme.OTHER,
        proof=Proof.RECORD,
        outcome=Outcome(opens=("FALSE_IMPRISONMENT",)),
    ),
    EventRule(
        "INJURY_SUFFERED",
        Theme.OTHER,
        proof=Proof.RECORD,
        outcome=Outcome(opens=("PERSONAL_INJURY",)),
    ),
    EventRule(
        "WORK_ACCIDENT",
        Theme.OTHER,
        proof=Proof.RECORD,
        outcome=Outcome(opens=("EMP_COMP", "PERSONAL_INJURY")),
    ),
    EventRule(
        "WAGES_UNPAID",
        Theme.OTHER,
        proof=Proof.RECORD,
        outcome=Outcome(opens=("MECAB", "LABOUR_CONTRACT")),
    ),
    EventRule(
        "HELPER_CONTRACT_ENDED",
        Theme.OTHER,
        proof=Proof.LETTER,
        outcome=Outcome(opens=("FDH_TWO_WEEKS",)),
    ),
    EventRule(
        "DATA_ACCESS_REQUESTED",
        Theme.OTHER,
        proof=Proof.LETTER,
        outcome=Outcome(opens=("DAR_REPLY",)),
    ),
    EventRule("DATA_ACCESS_ANSWERED", Theme.OTHER, proof=Proof.LETTER, closes=("DAR_REPLY",)),
)
