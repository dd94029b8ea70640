"""Who may see and set what: one policy, one read path, one write path. Import from here."""

from .classes import FieldClass, Level, install_matrix, level, level_of
from .opened import opening
from .policy import SYSTEM, Derived, F, Policy, Relation, all_policies, policy_of
from .reading import attach_many, attaching, following, read, read_one, reading, reading_one
from .reads import record, record_list, record_open
from .refusals import refuse
from .roles import VISITOR, role_of
from .rows import ALL, ON, AnyOf, Matching, Reached, Via
from .seen import NotLoaded, Restricted, Seen
from .urls import PUBLIC, SIGNED_IN, classify_urls, may_open
from .writing import Conflict, Refused, is_role, lock, require_create, require_write, save_changes

__all__ = [
    "ALL",
    "ON",
    "PUBLIC",
    "SIGNED_IN",
    "SYSTEM",
    "VISITOR",
    "AnyOf",
    "Conflict",
    "Derived",
    "F",
    "FieldClass",
    "Level",
    "Matching",
    "NotLoaded",
    "Policy",
    "Reached",
    "Refused",
    "Relation",
    "Restricted",
    "Seen",
    "Via",
    "all_policies",
    "attach_many",
    "attaching",
    "classify_urls",
    "following",
    "install_matrix",
    "is_role",
    "level",
    "level_of",
    "lock",
    "may_open",
    "opening",
    "policy_of",
    "read",
    "read_one",
    "reading",
    "reading_one",
    "record",
    "record_list",
    "record_open",
    "refuse",
    "require_create",
    "require_write",
    "role_of",
    "save_changes",
]
