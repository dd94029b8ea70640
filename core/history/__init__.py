"""Audit history: written by the database, read through the policies. Import `tracked` and `timeline` from here."""

from .base import HistoryBase, tracked

__all__ = ["HistoryBase", "tracked"]
