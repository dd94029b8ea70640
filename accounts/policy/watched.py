"""Whose eyes the leak crawl looks through, and which of them stand in which column of a record."""

from accounts.policy.roles import OUTSIDE, Role

# (name, role, how it stands to the planted records)
VIEWERS = (
    *((f"{role}-on", role, "on") for role in Role),
    *((f"{role}-off", role, "off") for role in Role),
    ("lawyer-revoked", Role.LAWYER, "revoked"),
    ("supervisor-walled", Role.SUPERVISOR, "walled"),
    ("caseworker-walled", Role.CASEWORKER, "walled"),
)
# Column of a foreign key to a user -> the viewer who stands in it.
STANDS_IN = {
    "counsellor": "counsellor-on",
    "clinician": "counsellor-on",
    "lawyer": "lawyer-on",
    "submitted_by": "partner-on",
    "owner": "caseworker-on",
    "officer": "welfare-on",
}
NOBODY_ROLE = Role.RESEARCHER
OUTSIDE_ROLES = frozenset(map(str, OUTSIDE))
