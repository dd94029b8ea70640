"""The house's roles and matrix, and the policies of accounts' and core's own tables."""

from core.access import install_matrix
from core.access.roles import register_roles

from .matrix import MATRIX
from .roles import CARE, EVERYBODY, FRONT_LINE, LEGAL, OUTSIDE, OVERSIGHT, STAFF, Role

register_roles(Role)
install_matrix(MATRIX)

__all__ = ["CARE", "EVERYBODY", "FRONT_LINE", "LEGAL", "MATRIX", "OUTSIDE", "OVERSIGHT", "STAFF", "Role"]
