"""People who sign in, where they belong, and what they agreed to."""

from .conduct import CodeAcceptance, CodeOfConduct
from .organisations import Organisation
from .sign_ins import SignIn
from .users import TeamMembership, User

__all__ = ["CodeAcceptance", "CodeOfConduct", "Organisation", "SignIn", "TeamMembership", "User"]
