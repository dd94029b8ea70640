"""Who sees and sets what of a referral; who may send, read and answer one."""

from . import acts, addresses, answers, people, referral
from .acts import may_refer, may_triage

__all__ = ["acts", "addresses", "answers", "may_refer", "may_triage", "people", "referral"]
