"""Birth dates of which only a part may be known, and ages by them or by what the person said."""

import datetime as dt

OLDEST = 120


def birth_as_date(year: int | None, month: int | None, day: int | None) -> dt.date | None:
    """The first day of the known part; None without a year."""
    return dt.date(year, month or 1, day or 1) if year else None


def ages_on(
    today: dt.date, born: dt.date | None, stated_age: int | None, stated_on: dt.date | None
) -> int | None:
    """Full years by the birth date, else by the age stated on a day and the years since."""
    if born:
        return today.year - born.year - ((today.month, today.day) < (born.month, born.day))
    if stated_age is None or stated_on is None:
        return None
    return stated_age + (today - stated_on).days // 365


def check_birth(year: int | None, month: int | None, day: int | None, today: dt.date) -> str:
    """Why a birth date cannot be: "missing_year", "missing_month", "no_such_day", "future", "too_old", or ""."""
    if not year:
        return "missing_year" if month or day else ""
    if day and not month:
        return "missing_month"
    try:
        born = dt.date(year, month or 1, day or 1)
    except ValueError:
        return "no_such_day"
    if born > today:
        return "future"
    return "too_old" if today.year - year > OLDEST else ""
