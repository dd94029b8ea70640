"""Text that the database keeps only as ciphertext: AES-256-GCM, bound to its table, row and column.

Reading an attribute opens it; nothing is opened before. A column copied to another row, or a history row
given another record's bytes, does not open. Searching, sorting and `update()` with plain text are refused.

A renamed table or column no longer opens: seal again in the migration that renames.
"""

import os
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django import forms
from django.core import checks
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models.query_utils import DeferredAttribute

from core.keys import HOUSE, NONCE_BYTES, Scope, data_key, key_for, load_keys

FORMAT = b"\x01"
KEY_ID = slice(1, 17)
NONCE = slice(17, 17 + NONCE_BYTES)
BODY = slice(17 + NONCE_BYTES, None)


class SealBroken(Exception):
    """The bytes were altered, or belong to another table, row or column."""


class PlainTextRefused(TypeError):
    """Plain text was about to be written where only ciphertext may go."""


class Sealed:
    """Ciphertext of one column of one row; `row` is what it was found or made for, `text` once it is open."""

    __slots__ = ("blob", "row", "text")

    def __init__(self, blob: bytes, row: bytes | None = None, text: str | None = None) -> None:
        self.blob, self.row, self.text = blob, row, text

    def __reduce__(self) -> tuple:
        return (Sealed, (self.blob,))

    def __repr__(self) -> str:
        return "Sealed()"

    __str__ = __repr__

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sealed) and self.blob == other.blob

    def __hash__(self) -> int:
        return hash(self.blob)

    @property
    def key_id(self) -> UUID | None:
        return UUID(bytes=self.blob[KEY_ID]) if self.blob else None


class OpenedText(str):
    """What a sealed attribute reads as; set back unchanged, it saves the same bytes."""

    sealed: Sealed

    def __reduce__(self) -> tuple:
        return (str, (str(self),))


def seal(text: str, scope: Scope, row: bytes) -> Sealed:
    """Encrypt `text` for the place `row` under the scope's data key; empty text stays empty bytes."""
    if not text:
        return Sealed(b"", row, "")
    key_id, key = key_for(scope)
    nonce = os.urandom(NONCE_BYTES)
    head = FORMAT + key_id.bytes
    body = AESGCM(key).encrypt(nonce, text.encode(), head + row)
    return Sealed(head + nonce + body, row, text)


def unseal(blob: bytes, row: bytes) -> str:
    """The text of `blob`, if it was sealed for the place `row`.

    Raises:
        SealBroken: it was not, or was altered.
        KeyMissing: its data key is gone.
    """
    if not blob:
        return ""
    head = blob[: KEY_ID.stop]
    if head[:1] != FORMAT or len(blob) <= BODY.start:
        raise SealBroken("A sealed value has an unknown form.")
    try:
        return (
            AESGCM(data_key(UUID(bytes=blob[KEY_ID]))).decrypt(blob[NONCE], blob[BODY], head + row).decode()
        )
    except InvalidTag:
        raise SealBroken("A sealed value was altered or belongs to another row.") from None


def place(model: type[models.Model], column: str | None, pk: Any) -> bytes:
    """What a ciphertext is bound to: table, row and column."""
    return "\x1f".join((model._meta.db_table, str(pk), column or "")).encode()


def warm(rows: Iterable[models.Model]) -> None:
    """Fetch in one query the data keys of everything sealed on `rows`."""
    values = [value for row in rows for value in vars(row).values() if isinstance(value, Sealed)]
    load_keys(key_id for key_id in (value.key_id for value in values) if key_id)


def unseal_values(
    model: type[models.Model], names: Iterable[str], rows: Iterable[dict[str, Any]], pk: Any
) -> None:
    """Open, in place, what `values()` gave for the sealed columns of one record (its history rows)."""
    rows = list(rows)
    fields = [field for field in map(model._meta.get_field, names) if isinstance(field, SealedTextField)]
    sealed = [row[field.attname] for field in fields for row in rows]
    load_keys(value.key_id for value in sealed if isinstance(value, Sealed) and value.key_id)
    for field in fields:
        for row in rows:
            row[field.attname] = field.open_value(row[field.attname], pk)


class SealedAttribute(DeferredAttribute):
    """Opens on reading; keeps ciphertext that is set back unchanged."""

    field: "SealedTextField"

    def __get__(self, instance: Any, cls: Any = None) -> Any:
        if instance is None:
            return self
        value = super().__get__(instance, cls)
        return self.field.opened(instance, value) if isinstance(value, Sealed) else value

    def __set__(self, instance: Any, value: Any) -> None:
        if isinstance(value, OpenedText):
            is_same = value.sealed.row == self.field.place_of(instance)
            value = value.sealed if is_same else str(value)
        instance.__dict__[self.field.attname] = value


class SealedTextField(models.Field):
    """Text stored as ciphertext (bytea).

    `scope` is the path from the record to the id of whoever the data key belongs to ("client_id",
    "case.client_id", a method's name), `scope_kind` what that is; an empty `scope` means the house itself.
    `purpose="clinical"` takes the second key. The primary key must be known before saving (UUID default).
    """

    description = "Sealed text"
    descriptor_class = SealedAttribute

    def __init__(
        self, *args: Any, scope: str, scope_kind: str = "client", purpose: str = "record", **kwargs: Any
    ) -> None:
        self.scope, self.scope_kind, self.purpose = scope, scope_kind, purpose
        super().__init__(*args, **kwargs)
        if self.max_length:
            self.validators.append(MaxLengthValidator(self.max_length))

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        return (
            name,
            path,
            args,
            kwargs
            | {
                "scope": self.scope,
                "scope_kind": self.scope_kind,
                "purpose": self.purpose,
            },
        )

    def check(self, **kwargs: Any) -> list[Any]:
        key = self.model._meta.pk
        is_known_early = key.has_default() or hasattr(self.model, "history_object")
        problem = checks.Error(
            "Sealed text needs a primary key known before saving.", obj=self, id="core.E020"
        )
        return [*super().check(**kwargs), *([] if is_known_early else [problem])]

    def db_type(self, connection: Any) -> str:
        return "bytea"

    def get_lookup(self, lookup_name: str) -> Any:
        # Ciphertext of equal text differs each time: comparing it would quietly find nothing.
        return super().get_lookup(lookup_name) if lookup_name == "isnull" else None

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Sealed | None:
        return None if value is None else Sealed(bytes(value))

    def to_python(self, value: Any) -> Any:
        return value if value is None or isinstance(value, str) else str(value)

    def pre_save(self, model_instance: Any, add: bool) -> Any:
        value = vars(model_instance).get(self.attname)
        if value is None or hasattr(value, "resolve_expression"):
            return super().pre_save(model_instance, add)
        vars(model_instance)[self.attname] = stored = self._stored(model_instance, value, add)
        return stored

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        if value is None:
            return None
        if isinstance(value, Sealed) and (value.row or not value.blob):
            return value.blob
        if value == "" and not isinstance(value, Sealed):
            return b""
        raise PlainTextRefused(
            f"{self.model.__name__}.{self.name} is sealed: set it on the instance and save(), "
            "or pass field.sealed_for(instance, text) to update()."
        )

    def value_to_string(self, obj: Any) -> str:
        raise PlainTextRefused(f"{self.model.__name__}.{self.name} is sealed and is not serialised.")

    def formfield(self, **kwargs: Any) -> Any:
        return super().formfield(
            **{
                "form_class": forms.CharField,
                "widget": forms.Textarea,
                "max_length": self.max_length,
                **kwargs,
            }
        )

    def place_of(self, instance: Any) -> bytes:
        """The place of this column on `instance`; a history row stands for the row it is the past of."""
        model = type(instance)
        if hasattr(model, "history_object"):
            model = model.instance_type
        model = model._meta.concrete_model
        return place(model, self.column, getattr(instance, model._meta.pk.attname))

    def opened(self, instance: Any, value: Sealed) -> OpenedText:
        """The text of a value found on `instance`."""
        row = self.place_of(instance)
        if value.text is None or value.row != row:
            value.text, value.row = unseal(value.blob, row), row
        text = OpenedText(value.text)
        text.sealed = value
        return text

    def open_value(self, value: Any, pk: Any) -> str:
        """The text of what `values()` gave for the row `pk` of this field's own model."""
        return unseal(value.blob, place(self.model, self.column, pk)) if isinstance(value, Sealed) else value

    def sealed_for(self, instance: Any, text: str) -> Sealed:
        """`text` sealed for this column of `instance`, for use in `update()`."""
        return seal(text, self._scope_of(instance), self.place_of(instance))

    def _stored(self, instance: Any, value: Any, add: bool) -> Sealed:
        if not isinstance(value, Sealed):
            return self.sealed_for(instance, value)
        row = self.place_of(instance)
        if value.row not in (None, row):
            return self.sealed_for(instance, value.text or "")
        if add:  # an instance copied to a new row must not carry the old row's ciphertext along
            self.opened(instance, value)
        value.row = row
        return value

    def _scope_of(self, instance: Any) -> Scope:
        if not self.scope:
            return Scope(HOUSE.kind, HOUSE.id, self.purpose)
        value = instance
        for name in self.scope.split("."):
            value = getattr(value, name)
        owner = value() if callable(value) else value
        if owner is None:
            raise PlainTextRefused(f"{self.model.__name__}.{self.name}: no {self.scope} to seal for.")
        return Scope(self.scope_kind, str(owner), self.purpose)
