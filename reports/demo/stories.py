"""How far each claim has come: events counted in days before today, so that deadlines are always due this week."""

from dataclasses import dataclass

from cases.rules.events import Basis, Result


@dataclass(frozen=True)
class Step:
    """One event: its dates as days ago by basis, and how it was decided."""

    kind: str
    ago: tuple[tuple[Basis, int], ...]
    result: Result | None = None


def happened(kind: str, ago: int) -> Step:
    return Step(kind, ((Basis.HAPPENED, ago),))


def issued(kind: str, ago: int) -> Step:
    return Step(kind, ((Basis.ISSUED, ago),))


def decided(kind: str, ago: int, served: int | None = None, result: Result | None = None) -> Step:
    dates = ((Basis.DECIDED, ago), (Basis.SERVED, served)) if served is not None else ((Basis.DECIDED, ago),)
    return Step(kind, dates, result)


NO, YES = Result.NOT_SUBSTANTIATED, Result.SUBSTANTIATED
MADE = (happened("WRITTEN_SIGNIFICATION", 700), issued("CLAIM_CONFIRMED", 665))
FORM = (*MADE, issued("CLAIM_FORM_REQUESTED", 560), happened("CLAIM_FORM_RETURNED", 535))
HEARD = (*FORM, happened("SCREENING_INTERVIEW", 420))
APPEALED = (*HEARD, decided("DECISION_SERVED", 330, 326, NO), happened("NOTICE_OF_APPEAL_FILED", 315))
LOST = (*APPEALED, decided("BOARD_DECISION_SERVED", 120, 117, Result.DISMISSED))
COURT = (*LOST, happened("JR_LEAVE_FILED", 60))

STORIES: dict[str, tuple[Step, ...]] = {
    "new": (),
    "signified": (happened("WRITTEN_SIGNIFICATION", 20),),
    "confirmed": MADE[:2],
    "form due": (*MADE, issued("CLAIM_FORM_REQUESTED", 24)),
    "form late": (*MADE, issued("CLAIM_FORM_REQUESTED", 33)),
    "form returned": FORM,
    "interviewed": HEARD,
    "just refused": (*HEARD, decided("DECISION_SERVED", 9, 7, NO)),
    "appeal due": (*HEARD, decided("DECISION_SERVED", 14, 11, NO)),
    "appeal filed": (
        *HEARD,
        decided("DECISION_SERVED", 15, 12, NO),
        happened("NOTICE_OF_APPEAL_FILED", 2),
    ),
    "appeal pending": APPEALED,
    "appeal lost": (*APPEALED, decided("BOARD_DECISION_SERVED", 84, 80, Result.DISMISSED)),
    "in court": COURT,
    "leave refused": (*COURT, decided("CFI_LEAVE_REFUSED", 8)),
    "higher court": (*COURT, decided("CFI_LEAVE_REFUSED", 45), happened("CA_APPEAL_FILED", 34)),
    "substantiated": (*HEARD, decided("DECISION_SERVED", 200, 196, YES), issued("UNHCR_REFERRED", 180)),
    "working": (
        *HEARD,
        decided("DECISION_SERVED", 400, 396, YES),
        happened("PERMISSION_TO_WORK_GRANTED", 160),
    ),
    "withdrawn": (*MADE, happened("CLAIM_WITHDRAWN", 90)),
}
# What the caseload looks like: this order is dealt out over the clients again and again.
DEAL = (
    "appeal due", "form due", "just refused", "in court", "appeal pending", "interviewed", "leave refused",
    "form returned", "substantiated", "confirmed", "appeal lost", "signified", "appeal pending", "higher court",
    "new", "form late", "working", "appeal filed", "withdrawn",
)  # fmt: skip
