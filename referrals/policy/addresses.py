"""Who may open which address of referrals."""

from core.access import classify_urls

classify_urls("referrals", {})
