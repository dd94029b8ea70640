"""What scores mean and what they ask for (domain 7.2). Pure: values in, values out."""

from dataclasses import dataclass

PHQ_9, GAD_7 = "PHQ_9", "GAD_7"
HIGH_RISK = frozenset({"HIGH", "IMMINENT"})


@dataclass(frozen=True)
class Scale:
    """One questionnaire: its highest score, the usual screen line, and where each band begins."""

    maximum: int
    screen_line: int
    bands: tuple[tuple[int, str], ...]


SCALES = {
    PHQ_9: Scale(
        27,
        10,
        ((0, "MINIMAL"), (5, "MILD"), (10, "MODERATE"), (15, "MODERATELY_SEVERE"), (20, "SEVERE")),
    ),
    GAD_7: Scale(21, 10, ((0, "MINIMAL"), (5, "MILD"), (10, "MODERATE"), (15, "SEVERE"))),
}


def band_of(tool: str, total: int) -> str:
    """The band a score falls into.

    Raises:
        ValueError: the score is outside the questionnaire's range.
    """
    scale = SCALES[tool]
    if not 0 <= total <= scale.maximum:
        raise ValueError(f"{tool} has no score of {total}.")
    return [name for start, name in scale.bands if total >= start][-1]


def score_is_possible(tool: str, total: int, item_nine: int | None) -> bool:
    """Whether a score can come from the questionnaire; item 9 belongs to the PHQ-9 alone."""
    if not 0 <= total <= SCALES[tool].maximum:
        return False
    if tool != PHQ_9:
        return item_nine is None
    return item_nine is not None and 0 <= item_nine <= min(3, total) and total - item_nine <= 24


def asks_for_action(item_nine: int | None) -> bool:
    """Item 9 above 0 asks for action the same day, however low the total (domain 13, point 23)."""
    return bool(item_nine)


def is_high_risk(level: str) -> bool:
    """Whether a session's risk level asks for action the same day."""
    return level in HIGH_RISK
