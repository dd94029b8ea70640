"""What a caseworker records, and what each record needs: its dates, its proof, its results."""

from dataclasses import dataclass
from enum import StrEnum

from cases.rules.errors import RuleError
from cases.rules.limits import Basis
from cases.rules.stages import Stage


class Theme(StrEnum):
    """The heading an event is found under when somebody records one."""

    SCREENING = "SCREENING"
    DECISION = "DECISION"
    APPEAL = "APPEAL"
    COURTS = "COURTS"
    LEGAL_AID = "LEGAL_AID"
    OUTCOME = "OUTCOME"
    OTHER = "OTHER"


class Proof(StrEnum):
    """The kind of document that shows an event happened."""

    SIGNIFICATION = "SIGNIFICATION"
    LETTER = "LETTER"
    CLAIM_FORM = "CLAIM_FORM"
    NOTICE_OF_DECISION = "NOTICE_OF_DECISION"
    NOTICE_OF_APPEAL = "NOTICE_OF_APPEAL"
    HEARING_NOTICE = "HEARING_NOTICE"
    RECORD = "RECORD"
    BOARD_DECISION = "BOARD_DECISION"
    COURT_FILING = "COURT_FILING"
    COURT_ORDER = "COURT_ORDER"
    LEGAL_AID_LETTER = "LEGAL_AID_LETTER"
    PERMIT = "PERMIT"
    NONE = "NONE"


class Ground(StrEnum):
    """What a claim rests on; each ground is decided on its own."""

    TORTURE = "TORTURE"
    BOR2 = "BOR2"
    BOR3 = "BOR3"
    PERSECUTION = "PERSECUTION"
    OTHER_ABSOLUTE = "OTHER_ABSOLUTE"


class Result(StrEnum):
    """What was decided: on a ground by Immigration or the Board, or on a whole application by a court."""

    SUBSTANTIATED = "SUBSTANTIATED"
    NOT_SUBSTANTIATED = "NOT_SUBSTANTIATED"
    ALLOWED = "ALLOWED"
    DISMISSED = "DISMISSED"


class Alarm(StrEnum):
    """What has to be seen at once, besides any deadline."""

    REPRESENTATION_GAP = "REPRESENTATION_GAP"
    REMOVAL_RISK = "REMOVAL_RISK"
    UNHCR_REFERRAL = "UNHCR_REFERRAL"
    FILED_LATE = "FILED_LATE"


ISSUED, SERVED, DECIDED, SEALED = (Basis.ISSUED,), (Basis.SERVED,), (Basis.DECIDED,), (Basis.SEALED,)


@dataclass(frozen=True)
class Outcome:
    """Where an event leads: a stage, the limits it opens, and the alarms it may raise."""

    stage: Stage | None = None
    opens: tuple[str, ...] = ()
    alarms: tuple[Alarm, ...] = ()


@dataclass(frozen=True)
class EventRule:
    """One kind of event. `outcome` follows always; `outcomes` where it depends on the result."""

    code: str
    theme: Theme
    needs: tuple[Basis, ...] = (Basis.HAPPENED,)
    may_have: tuple[Basis, ...] = ()
    proof: Proof = Proof.NONE
    outcome: Outcome = Outcome()
    outcomes: tuple[tuple[Result, Outcome], ...] = ()
    per_ground: bool = False
    closes: tuple[str, ...] = ()
    reviews: tuple[str, ...] = ()
    has_printed_date: bool = False

    @property
    def results(self) -> tuple[Result, ...]:
        """The results one may choose from, if the event has any."""
        return tuple(result for result, _ in self.outcomes)

    @property
    def asks(self) -> tuple[Basis, ...]:
        """Every date the form has a field for."""
        return (*self.needs, *self.may_have)

    @property
    def placed_by(self) -> Basis:
        """The date that puts the event in the chronology: service where there is one."""
        return Basis.SERVED if Basis.SERVED in self.asks else self.needs[0]


def event_rule(code: str, book: dict[str, EventRule]) -> EventRule:
    """The rule for an event code."""
    if code not in book:
        raise RuleError("UNKNOWN_EVENT", event=code)
    return book[code]
