"""General holidays under Cap.149, besides Sundays, as gazetted or (2027) still to be checked."""

import datetime as dt

from cases.rules.closed_days import ClosedDay, ClosedKind

_NAMES = {
    "new year": ("The first day of January", "一月一日"),
    "lunar 1": ("Lunar New Year's Day", "農曆年初一"),
    "lunar 2": ("The second day of Lunar New Year", "農曆年初二"),
    "lunar 3": ("The third day of Lunar New Year", "農曆年初三"),
    "lunar 4": ("The fourth day of Lunar New Year", "農曆年初四"),
    "good friday": ("Good Friday", "耶穌受難節"),
    "easter sat": ("The day following Good Friday", "耶穌受難節翌日"),
    "easter mon": ("Easter Monday", "復活節星期一"),
    "easter tue": ("The day following Easter Monday", "復活節星期一翌日"),
    "ching ming": ("Ching Ming Festival", "清明節"),
    "ching ming +": ("The day following Ching Ming Festival", "清明節翌日"),
    "labour": ("Labour Day", "勞動節"),
    "buddha": ("The Birthday of the Buddha", "佛誕"),
    "buddha +": ("The day following the Birthday of the Buddha", "佛誕翌日"),
    "tuen ng": ("Tuen Ng Festival", "端午節"),
    "hksar": (
        "Hong Kong Special Administrative Region Establishment Day",
        "香港特別行政區成立紀念日",
    ),
    "mid-autumn +": ("The day following the Chinese Mid-Autumn Festival", "中秋節翌日"),
    "national": ("National Day", "國慶日"),
    "chung yeung": ("Chung Yeung Festival", "重陽節"),
    "chung yeung +": ("The day following Chung Yeung Festival", "重陽節翌日"),
    "christmas": ("Christmas Day", "聖誕節"),
    "christmas +": ("The first weekday after Christmas Day", "聖誕節後第一個周日"),
}

_SOURCES = {
    2024: "Published list of general holidays for 2024",
    2025: "Published lists of general holidays for 2025",
    2026: "Gazette press release of 16 May 2025",
    2027: "Worked out from Cap.149; to be checked when gazetted",
}
_UNVERIFIED = frozenset({2027})

_DATES = {
    2024: (
        "01-01 new year|02-10 lunar 1|02-12 lunar 3|02-13 lunar 4|03-29 good friday|03-30 easter sat"
        "|04-01 easter mon|04-04 ching ming|05-01 labour|05-15 buddha|06-10 tuen ng|07-01 hksar"
        "|09-18 mid-autumn +|10-01 national|10-11 chung yeung|12-25 christmas|12-26 christmas +"
    ),
    2025: (
        "01-01 new year|01-29 lunar 1|01-30 lunar 2|01-31 lunar 3|04-04 ching ming|04-18 good friday"
        "|04-19 easter sat|04-21 easter mon|05-01 labour|05-05 buddha|05-31 tuen ng|07-01 hksar"
        "|10-01 national|10-07 mid-autumn +|10-29 chung yeung|12-25 christmas|12-26 christmas +"
    ),
    2026: (
        "01-01 new year|02-17 lunar 1|02-18 lunar 2|02-19 lunar 3|04-03 good friday|04-04 easter sat"
        "|04-06 ching ming +|04-07 easter tue|05-01 labour|05-25 buddha +|06-19 tuen ng|07-01 hksar"
        "|09-26 mid-autumn +|10-01 national|10-19 chung yeung +|12-25 christmas|12-26 christmas +"
    ),
    2027: (
        "01-01 new year|02-06 lunar 1|02-08 lunar 3|02-09 lunar 4|03-26 good friday|03-27 easter sat"
        "|03-29 easter mon|04-05 ching ming|05-01 labour|05-13 buddha|06-09 tuen ng|07-01 hksar"
        "|09-16 mid-autumn +|10-01 national|10-08 chung yeung|12-25 christmas|12-27 christmas +"
    ),
}


def _read(year: int, line: str) -> ClosedDay:
    date, _, name = line.partition(" ")
    return ClosedDay(
        dt.date.fromisoformat(f"{year}-{date}"),
        ClosedKind.GENERAL_HOLIDAY,
        *_NAMES[name],
        source=_SOURCES[year],
        verified=year not in _UNVERIFIED,
    )


GENERAL_HOLIDAYS = tuple(_read(year, line) for year, lines in _DATES.items() for line in lines.split("|"))
