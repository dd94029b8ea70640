"""Lists of the front door that staff maintain."""

from core.choices import choices_of, register_choices

DECLINE_REASON = "decline_reason"

register_choices(
    DECLINE_REASON,
    ("capacity", "No capacity now", "現時名額已滿"),
    ("outside_work", "Outside what we do", "不屬本機構的服務範圍"),
    ("outside_hong_kong", "The person is not in Hong Kong", "當事人不在香港"),
    ("represented", "Another lawyer acts already", "已有其他律師代表"),
    ("conflict", "We may not act", "本機構不便受理"),
    ("no_contact", "We could not reach the person", "未能聯絡當事人"),
    ("not_wanted", "The person does not want our help", "當事人不希望接受協助"),
    ("other", "Another reason", "其他原因"),
)


def decline_reasons() -> list[tuple[str, str]]:
    """Reasons to choose from, in the reader's language."""
    return choices_of(DECLINE_REASON)


def every_decline_reason() -> list[tuple[str, str]]:
    """Reasons old answers may carry, in the reader's language."""
    return choices_of(DECLINE_REASON, with_retired=True)
