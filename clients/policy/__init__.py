"""Who sees which clients, and what of them."""

from . import circumstances, client, identity, urls
from .roles import CLIENT_ROWS, EDITORS

__all__ = ["CLIENT_ROWS", "EDITORS", "circumstances", "client", "identity", "urls"]
