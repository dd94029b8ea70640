"""Fixtures of the mechanism's tests."""

from tests.core.clamd import clamd

__all__ = ["clamd"]
