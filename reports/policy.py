"""Who may open the desk and the reports."""

from accounts.policy import OVERSIGHT, Role
from core.access import SIGNED_IN, classify_urls

classify_urls("", {"home": SIGNED_IN})
classify_urls(
    "reports",
    {
        "open_cases": OVERSIGHT,
        # Counts leave the house for boards and funders: managers answer for that.
        "export_counts": {Role.MANAGER},
        "open_case_list": OVERSIGHT,
        "missing_data": OVERSIGHT,
    },
)
