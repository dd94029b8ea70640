"""The queryset every model of the house uses."""

from typing import Any, Self

from django.db import models
from django.db.models import OuterRef


class ScopedQuerySet(models.QuerySet):
    """Rows by policy; `visible_to` is the only way a view reaches them."""

    def visible_to(self, user: Any) -> Self:
        """The rows the user may reach, by the model's policy."""
        from core.access.policy import policy_of

        return policy_of(self.model).scope(self, user)  # type: ignore[return-value]

    def below_reached(self, user: Any, **link: OuterRef) -> Self:
        """Rows of a subquery below a row that its outer query reaches for the same user.

        `Deadline.objects.below_reached(user, case=OuterRef("pk"))`: what the parent's own rule has answered is
        not asked again for every row.
        """
        from core.access.policy import policy_of

        ((path, parent),) = link.items()
        if not isinstance(parent, OuterRef):
            raise TypeError("below_reached stands in a subquery: its parent is an OuterRef.")
        return policy_of(self.model).scope_below(self, user, path).filter(**link)  # type: ignore[return-value]

    def delete(self):
        """Rows are closed, ended or retired, never deleted; grants and drafts alone have their own way."""
        raise TypeError(f"{self.model.__name__} rows are never deleted.")


class EndableQuerySet(ScopedQuerySet):
    """For rows that explain access or hold a draft: these may go, their history stays."""

    def delete(self):
        return models.QuerySet.delete(self)

    delete.queryset_only = True  # type: ignore[attr-defined]
