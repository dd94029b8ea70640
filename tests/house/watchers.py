"""What is watched in every test of the suite: raw records in templates, and comparisons of hidden values."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db.models import Model, QuerySet
from django.test.signals import template_rendered

from core.access.policy import _policies
from core.access.seen import Restricted

# allauth's own pages get the user they are about; they stand outside the house's data.
OUTSIDE_TEMPLATES = ("account/", "mfa/", "allauth/", "django/forms/")
FRAMEWORK_KEYS = frozenset(
    {"request", "user", "view", "perms", "authenticator", "authenticators", "csrf_token"}
)


def raw_records(value: Any, depth: int = 2) -> Iterator[str]:
    """Names of policed models found as instances in a context value or in its lists."""
    if isinstance(value, Model | QuerySet):
        model = value.model if isinstance(value, QuerySet) else type(value)
        if model in _policies or hasattr(model, "history_object"):
            yield model._meta.label
    elif depth and isinstance(value, dict):
        for part in value.values():
            yield from raw_records(part, depth - 1)
    elif depth and isinstance(value, list | tuple | set | frozenset):
        for part in value:
            yield from raw_records(part, depth - 1)


@contextmanager
def watched_templates() -> Iterator[list[str]]:
    """Collects every raw record a template was given."""
    found: list[str] = []

    def look(sender, template, context, **_):
        name = template.name or ""
        if name.startswith(OUTSIDE_TEMPLATES):
            return
        for layer in getattr(context, "dicts", [context]):
            for key, value in dict(layer).items():
                if key not in FRAMEWORK_KEYS:
                    found.extend(f"{name}: {key} holds a {label}" for label in raw_records(value))

    template_rendered.connect(look)
    try:
        yield found
    finally:
        template_rendered.disconnect(look)


@contextmanager
def watched_comparisons() -> Iterator[list[str]]:
    """Collects comparisons of a hidden value: templates test `.is_restricted` and nothing else."""
    found: list[str] = []
    original = Restricted.__eq__

    def compare(self, other):
        if not isinstance(other, Restricted) and not getattr(other, "means_test", False):
            found.append(f"a hidden value was compared with {other!r}")
        return self is other

    Restricted.__eq__ = compare  # type: ignore[method-assign]
    try:
        yield found
    finally:
        Restricted.__eq__ = original  # type: ignore[method-assign]
