"""What the forms offer to choose from; codes are kept, words are translated."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """What is asked for."""

    LEGAL = "legal", _("Legal help")
    WELFARE = "welfare", _("Social welfare")
    COUNSELLING = "counselling", _("Counselling")
    TECHNICAL = "technical", _("Technical assistance to a lawyer")


class Sender(models.TextChoices):
    """Who fills in the form."""

    SELF = "self", _("I need help for myself")
    FAMILY = "family", _("I help a member of my family or a friend")
    ORGANISATION = "organisation", _("I work for an organisation")
    LAWYER = "lawyer", _("I am a lawyer")


class Urgency(models.TextChoices):
    """How soon an answer is due (domain: triage)."""

    URGENT = "urgent", _("Urgent")
    HIGH = "high", _("Soon")
    STANDARD = "standard", _("Standard")


class Pressing(models.TextChoices):
    """What makes a referral one of the same day."""

    REMOVAL = "removal", _("Removal from Hong Kong is arranged")
    CHILD_ALONE = "child_alone", _("A child is here without an adult")
    SELF_HARM = "self_harm", _("The person may hurt themselves")
    ATTACKED = "attacked", _("The person was attacked in the last 3 days")
    NOWHERE = "nowhere", _("The person has nowhere to sleep tonight")


class Stage(models.TextChoices):
    """Where the claim stands, as a referrer knows it."""

    NOT_CLAIMED = "not_claimed", _("No claim made yet")
    WAITING_FORM = "waiting_form", _("Claim made, waiting for the claim form")
    FORM = "form", _("Claim form to be filled in or handed in")
    INTERVIEW = "interview", _("Interview arranged or held")
    DECIDED = "decided", _("Decision received, not accepted")
    APPEAL = "appeal", _("Appeal to the Board under way")
    COURT = "court", _("In court (judicial review)")
    ACCEPTED = "accepted", _("Claim accepted")
    UNKNOWN = "unknown", _("I do not know")


class NextDate(models.TextChoices):
    """What happens on the next date."""

    FORM_DUE = "form_due", _("Claim form must be handed in")
    INTERVIEW = "interview", _("Interview")
    APPEAL_DUE = "appeal_due", _("Appeal must be lodged")
    HEARING = "hearing", _("Hearing")
    REMOVAL = "removal", _("Removal")
    OTHER = "other", _("Something else")


class Consent(models.TextChoices):
    """Whether the person agrees to the referral."""

    YES = "yes", _("Yes, they agree")
    NO = "no", _("No")
    CANNOT_ASK = "cannot_ask", _("They cannot be asked now (detained, in hospital, very young)")


class ConsentHow(models.TextChoices):
    """In which form they agreed."""

    SPOKEN = "spoken", _("By word of mouth")
    SIGNED = "signed", _("Signed")
    MESSAGE = "message", _("In a message they wrote")


class Interpreting(models.TextChoices):
    """How the question was put to them."""

    SAME = "same", _("No interpreter: we speak the same language")
    PRESENT = "present", _("Interpreter present")
    PHONE = "phone", _("Interpreter on the phone")


class NeedsInterpreter(models.TextChoices):
    """Whether an interpreter is needed."""

    YES = "yes", _("Yes")
    NO = "no", _("No")
    UNKNOWN = "unknown", _("I do not know")
