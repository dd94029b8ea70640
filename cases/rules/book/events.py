"""Every kind of event by its code."""

from cases.rules.book.claim_events import BOARD, DECISIONS, SCREENING
from cases.rules.book.court_events import COURTS, LEGAL_AID, OTHER_MATTERS, OUTCOMES
from cases.rules.events import EventRule

EVENTS: dict[str, EventRule] = {
    rule.code: rule
    for chapter in (SCREENING, DECISIONS, BOARD, COURTS, LEGAL_AID, OUTCOMES, OTHER_MATTERS)
    for rule in chapter
}
