"""Who may open which of the clients' pages."""

from core.access import classify_urls

classify_urls("clients", {})
