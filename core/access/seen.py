"""What templates, PDFs, exports and mails get instead of models: values a user may see, and chips for the rest."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.db.models import Model
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from .policy import Policy


class NotLoaded(RuntimeError):
    """A permitted value the page did not ask for: a programming error, never a secret."""


class Restricted:
    """Stands where a value may not be seen: the same for every record, filled or empty.

    Truthy, so that `{% if value %}` cannot tell filled from empty; tested by `.is_restricted` only.
    """

    is_restricted = True
    __slots__ = ("ask_class", "ask_label", "ask_pk")

    def __init__(self, label: str = "", field_class: str = "", pk: Any = None) -> None:
        self.ask_label, self.ask_class, self.ask_pk = label, field_class, pk

    @property
    def may_ask(self) -> bool:
        return bool(self.ask_label)

    @property
    def ask_url(self) -> str:
        """Where the reader asks to see it; empty where asking is not offered."""
        return reverse("core:ask", args=[self.ask_label, self.ask_pk, self.ask_class]) if self.may_ask else ""

    def __bool__(self) -> bool:
        return True

    def __str__(self) -> str:
        return _("Restricted – ask") if self.may_ask else _("Restricted")

    def __html__(self) -> str:
        lock = static("vendor/icons.svg")
        return format_html(
            '<span class="ask"><svg class="i" aria-hidden="true" focusable="false">'
            '<use href="{}#lock"></use></svg>{}</span>',
            lock,
            str(self),
        )

    def __eq__(self, other: object) -> bool:
        return self is other

    __hash__ = object.__hash__

    def __repr__(self) -> str:
        return "Restricted()"

    def __getattr__(self, name: str) -> "Restricted":
        if name.startswith("_") or name in {"resolve_expression", "as_sql", "do_not_call_in_templates"}:
            raise AttributeError(name)
        return self


class Seen:
    """One record as one user may see it; read-only.

    Attributes are the policy's columns, `<relation>_id`, `get_<column>_display`, derived properties
    and relations that were followed. Whatever the user may not read gives `Restricted`.
    """

    is_restricted = False
    do_not_call_in_templates = True
    __slots__ = ("_followed", "_instance", "_loaded", "_policy", "_readable", "_relations", "_user")

    def __init__(
        self,
        policy: "Policy",
        instance: Model,
        user: Any,
        readable: frozenset[str],
        loaded: frozenset[str],
        relations: frozenset[str] = frozenset(),
    ) -> None:
        self._policy, self._instance, self._user = policy, instance, user
        self._readable, self._loaded, self._relations = readable, loaded, relations
        self._followed: dict[str, Any] = {}

    @property
    def pk(self) -> Any:
        return self._instance.pk

    @property
    def model_label(self) -> str:
        return self._policy.model._meta.label_lower

    @property
    def label(self) -> str:
        """How the record is called where people may read it: its reference, never a name."""
        return str(self.pk if self._policy.label == "pk" else self._value(self._policy.label))

    def may_read(self, name: str) -> bool:
        """Whether the user may read one column of this very record."""
        return name in self._readable

    def may_write(self, name: str) -> bool:
        """Whether the user may set one column of this very record."""
        return name in self._policy.writable(self._user, self._relations)

    @property
    def writable(self) -> dict[str, bool]:
        """For templates: `{% if case.writable.stage %}`."""
        return dict.fromkeys(self._policy.writable(self._user, self._relations), True)

    @property
    def holds(self) -> dict[str, bool]:
        """For templates: which relations hold, `{% if session.holds.own_counsellor %}`."""
        return {name.replace(" ", "_"): True for name in self._relations}

    def _restricted(self, name: str) -> Restricted:
        if name in self._policy.askable(self._user):
            return Restricted(self.model_label, str(self._policy.class_of(name)), self.pk)
        return Restricted()

    def _value(self, name: str) -> Any:
        if name not in self._readable:
            return self._restricted(name)
        if name not in self._loaded:
            raise NotLoaded(f"{self.model_label}.{name} was not asked for by this page")
        field = self._policy.model._meta.get_field(name)
        return getattr(self._instance, field.attname if field.is_relation else name)

    def _relation(self, name: str) -> Any:
        if name not in self._readable:
            return self._restricted(name)
        if self._value(name) is None:
            return None
        if name not in self._followed:
            raise NotLoaded(f"{self.model_label}.{name} was not followed by this page")
        return self._followed[name]

    def _derived(self, name: str) -> Any:
        missing = [one for one in self._policy.derived[name].sources if one not in self._readable]
        if missing:
            return self._restricted(missing[0])
        value = getattr(self._instance, name)
        return value() if callable(value) else value

    def _display(self, column: str) -> Any:
        value = self._value(column)
        if getattr(value, "is_restricted", False):
            return value
        return getattr(self._instance, f"get_{column}_display")()

    def __getattr__(self, name: str) -> Any:
        policy = self._policy
        if name in policy.derived:
            return self._derived(name)
        if name in policy.fields:
            is_relation = policy.model._meta.get_field(name).is_relation
            return self._relation(name) if is_relation else self._value(name)
        if name.endswith("_id") and name[:-3] in policy.fields:
            return self._value(name[:-3])
        if name.startswith("get_") and name.endswith("_display") and name[4:-8] in policy.fields:
            return self._display(name[4:-8])
        if name in self._followed:
            return self._followed[name]
        raise AttributeError(f"{policy.model.__name__} declares no {name}")

    def attach(self, name: str, value: Any) -> None:
        """Hang related `Seen` records or a computed answer on the record, under a name of its own."""
        self._followed[name] = value

    def values(self, names: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """Column values readable and loaded, for forms and exports."""
        wanted = self._loaded if names is None else names
        return {name: self._value(name) for name in wanted if name in self._readable & self._loaded}

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Seen) and (self.model_label, self.pk) == (other.model_label, other.pk)

    def __hash__(self) -> int:
        return hash((self.model_label, self.pk))

    def __str__(self) -> str:
        return self.label

    def __repr__(self) -> str:
        return f"<Seen {self.model_label} {self.pk}>"
