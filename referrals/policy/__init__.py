"""Who sees and sets what of a referral; who may send, read and answer one."""

from . import addresses, answers, people, referral
from .acts import may_answer, may_refer, may_triage, may_undo

__all__ = ["addresses", "answers", "may_answer", "may_refer", "may_triage", "may_undo", "people", "referral"]
