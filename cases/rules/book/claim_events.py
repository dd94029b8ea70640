"""The main route of a claim before Immigration and the Board (Part VIIC Cap.115)."""

from cases.rules.book.time_limits import CHALLENGE, EVERY_STEP
from cases.rules.events import DECIDED, ISSUED, SERVED, Alarm, EventRule, Outcome, Proof, Result, Theme
from cases.rules.stages import Stage

SCREENING = (
    EventRule(
        "WRITTEN_SIGNIFICATION",
        Theme.SCREENING,
        proof=Proof.SIGNIFICATION,
        outcome=Outcome(Stage.WS_SUBMITTED),
    ),
    EventRule(
        "SIGNIFICATION_REJECTED",
        Theme.SCREENING,
        needs=ISSUED,
        may_have=SERVED,
        proof=Proof.LETTER,
        outcome=Outcome(Stage.WS_DEFICIENT),
    ),
    EventRule(
        "CLAIM_CONFIRMED",
        Theme.SCREENING,
        needs=ISSUED,
        proof=Proof.LETTER,
        outcome=Outcome(Stage.CONFIRMED),
    ),
    EventRule("BRIEFED", Theme.SCREENING, proof=Proof.RECORD, outcome=Outcome(Stage.BRIEFED)),
    EventRule(
        "CLAIM_FORM_REQUESTED",
        Theme.SCREENING,
        needs=ISSUED,
        proof=Proof.LETTER,
        outcome=Outcome(Stage.NCF_REQUESTED, opens=("NCF_RETURN",)),
        has_printed_date=True,
    ),
    EventRule(
        "CLAIM_FORM_RETURNED",
        Theme.SCREENING,
        proof=Proof.CLAIM_FORM,
        outcome=Outcome(Stage.NCF_RETURNED),
        closes=("NCF_RETURN",),
    ),
    EventRule(
        "SCREENING_INTERVIEW",
        Theme.SCREENING,
        proof=Proof.RECORD,
        outcome=Outcome(Stage.INTERVIEWED),
    ),
    EventRule(
        "FURTHER_INFORMATION_REQUESTED",
        Theme.SCREENING,
        needs=ISSUED,
        proof=Proof.LETTER,
        outcome=Outcome(Stage.FURTHER_INFO_REQUESTED),
    ),
    EventRule(
        "CLAIM_WITHDRAWN",
        Theme.SCREENING,
        proof=Proof.LETTER,
        outcome=Outcome(Stage.WITHDRAWN),
        reviews=EVERY_STEP,
    ),
    EventRule(
        "CLAIM_DEEMED_WITHDRAWN",
        Theme.SCREENING,
        needs=ISSUED,
        proof=Proof.LETTER,
        outcome=Outcome(Stage.DEEMED_WITHDRAWN),
        reviews=("NCF_RETURN",),
    ),
)

DECISIONS = (
    EventRule(
        "DECISION_SERVED",
        Theme.DECISION,
        needs=DECIDED,
        may_have=SERVED,
        proof=Proof.NOTICE_OF_DECISION,
        outcomes=(
            (Result.SUBSTANTIATED, Outcome(Stage.DECIDED_SUBSTANTIATED)),
            (
                Result.NOT_SUBSTANTIATED,
                Outcome(Stage.DECIDED_REJECTED, opens=CHALLENGE, alarms=(Alarm.REPRESENTATION_GAP,)),
            ),
        ),
        per_ground=True,
        reviews=("NCF_RETURN",),
    ),
    EventRule(
        "CLAIM_SUBSTANTIATED",
        Theme.DECISION,
        needs=DECIDED,
        may_have=SERVED,
        proof=Proof.NOTICE_OF_DECISION,
        outcomes=((Result.SUBSTANTIATED, Outcome(Stage.DECIDED_SUBSTANTIATED)),),
        per_ground=True,
        reviews=EVERY_STEP,
    ),
    EventRule(
        "CLAIM_REVOKED",
        Theme.DECISION,
        needs=DECIDED,
        may_have=SERVED,
        proof=Proof.NOTICE_OF_DECISION,
        outcome=Outcome(Stage.REVOKED, opens=CHALLENGE, alarms=(Alarm.REPRESENTATION_GAP,)),
    ),
    EventRule(
        "CLAIM_REOPENED", Theme.DECISION, needs=DECIDED, proof=Proof.LETTER, outcome=Outcome(Stage.REOPENED)
    ),
    EventRule(
        "REOPENING_REFUSED",
        Theme.DECISION,
        needs=DECIDED,
        may_have=SERVED,
        proof=Proof.NOTICE_OF_DECISION,
        outcome=Outcome(opens=CHALLENGE, alarms=(Alarm.REPRESENTATION_GAP,)),
    ),
    EventRule(
        "SUBSEQUENT_CLAIM_REQUESTED",
        Theme.DECISION,
        proof=Proof.LETTER,
        outcome=Outcome(Stage.SUBSEQUENT_REQUESTED),
    ),
    EventRule(
        "SUBSEQUENT_CLAIM_ACCEPTED",
        Theme.DECISION,
        needs=DECIDED,
        proof=Proof.LETTER,
        outcome=Outcome(Stage.CONFIRMED),
    ),
    EventRule(
        "SUBSEQUENT_CLAIM_REFUSED",
        Theme.DECISION,
        needs=DECIDED,
        may_have=SERVED,
        proof=Proof.LETTER,
        outcome=Outcome(Stage.FINAL_REJECTED, opens=("JR_LEAVE",), alarms=(Alarm.REPRESENTATION_GAP,)),
    ),
)

BOARD_REFUSES = Outcome(Stage.APPEAL_DISMISSED, opens=("JR_LEAVE",), alarms=(Alarm.REPRESENTATION_GAP,))
BOARD = (
    EventRule(
        "NOTICE_OF_APPEAL_FILED",
        Theme.APPEAL,
        proof=Proof.NOTICE_OF_APPEAL,
        outcome=Outcome(Stage.APPEAL_PENDING),
        closes=("TCAB_NOTICE",),
        reviews=("JR_LEAVE",),
    ),
    EventRule(
        "LATE_APPEAL_APPLIED",
        Theme.APPEAL,
        proof=Proof.NOTICE_OF_APPEAL,
        outcome=Outcome(Stage.APPEAL_OUT_OF_TIME),
        closes=("TCAB_NOTICE",),
        reviews=("JR_LEAVE",),
    ),
    EventRule(
        "LATE_APPEAL_ALLOWED",
        Theme.APPEAL,
        needs=DECIDED,
        may_have=SERVED,
        proof=Proof.BOARD_DECISION,
        outcome=Outcome(Stage.APPEAL_PENDING),
    ),
    EventRule(
        "LATE_APPEAL_REFUSED",
        Theme.APPEAL,
        needs=DECIDED,
        may_have=SERVED,
        proof=Proof.BOARD_DECISION,
        outcome=BOARD_REFUSES,
    ),
    EventRule("BOARD_HEARING_NOTIFIED", Theme.APPEAL, needs=ISSUED, proof=Proof.HEARING_NOTICE),
    EventRule("BOARD_HEARING", Theme.APPEAL, proof=Proof.RECORD),
    EventRule("APPEAL_WITHDRAWN", Theme.APPEAL, proof=Proof.LETTER, outcome=Outcome(Stage.FINAL_REJECTED)),
    EventRule(
        "BOARD_DECISION_SERVED",
        Theme.APPEAL,
        needs=DECIDED,
        may_have=SERVED,
        proof=Proof.BOARD_DECISION,
        outcomes=((Result.ALLOWED, Outcome(Stage.APPEAL_ALLOWED)), (Result.DISMISSED, BOARD_REFUSES)),
        per_ground=True,
        reviews=("JR_LEAVE",),
    ),
)
