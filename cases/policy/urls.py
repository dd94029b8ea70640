"""Who may open which address of cases."""

from accounts.policy import STAFF

CALCULATOR = STAFF
