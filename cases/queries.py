"""Rows that services want whole, looked up by the house itself; never shown."""

from typing import Any

from accounts.models import User
from clients.models import Client
from core.db import system_context


def client_row(pk: Any) -> Client:
    """A client somebody has already been shown."""
    with system_context("cases.client_row"):
        return Client.objects.get(pk=pk)


def user_row(pk: Any) -> User:
    """A user somebody has chosen from a list of those offered."""
    with system_context("cases.user_row"):
        return User.objects.get(pk=pk)
