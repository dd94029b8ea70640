"""The first rule book: legal periods with their sources, and whether each has been checked.

Staff keep the book going as dated rows; nothing else in the program knows a number of days.
"""

from cases.rules.book.claim_limits import SCREENING
from cases.rules.book.court_limits import COURTS
from cases.rules.book.other_limits import OTHER_MATTERS

CHALLENGE = ("TCAB_NOTICE", "JR_LEAVE")
CA_LIMITS = ("CA_LEAVE_REFUSAL", "CA_EXPARTE_RENEW", "CA_SUBSTANTIVE")
CFA_LIMITS = ("CFA_LEAVE_CA", "CFA_NOTICE_OTHER_SIDE")
EVERY_STEP = ("NCF_RETURN", *CHALLENGE, *CA_LIMITS, *CFA_LIMITS, "CFA_LEAVE_AC", "LAD_APPEAL")

TIME_LIMITS = (*SCREENING, *COURTS, *OTHER_MATTERS)
