"""Who may open the desk and the reports."""

from accounts.policy import OVERSIGHT
from core.access import SIGNED_IN, classify_urls

classify_urls("", {"home": SIGNED_IN})
classify_urls(
    "reports",
    {
        "open_cases": OVERSIGHT,
        "missing_data": OVERSIGHT,
    },
)
