"""The nightly hash chain: a digest of every new history row and read event, and a head over all of them.

A link is the SHA-256 of the row as PostgreSQL prints it (`to_jsonb`, in UTC); a head is the SHA-256 of the
head before and the links since. Verification names the table and row that no longer agree.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from django.db import connection

from core.history.triggers import append_only_models
from core.models import ChainHead, ChainLink

UNCHAINED = {"core_chainlink", "core_chainhead"}


@dataclass(frozen=True)
class Break:
    """One place where the chain does not hold."""

    table: str
    row_id: int
    what: str

    def __str__(self) -> str:
        return f"{self.table} {self.row_id}: {self.what}"


def chained_tables() -> dict[str, str]:
    """Table -> primary key column of everything the chain covers."""
    models = {model._meta.db_table: str(model._meta.pk.column) for model in append_only_models()}
    return {table: key for table, key in sorted(models.items()) if table not in UNCHAINED}


def _digest(table: str, key: str) -> str:
    return f"""sha256(convert_to('{table}' || ' ' || t."{key}" || ' ' || to_jsonb(t)::text, 'UTF8'))"""


def extend_chain() -> int:
    """Link every row that has no link yet, and close with a new head; the number of rows linked."""
    with connection.cursor() as cursor:
        cursor.execute("select set_config('timezone', 'UTC', true), pg_advisory_xact_lock(727274)")
        added = 0
        for table, key in chained_tables().items():
            cursor.execute(
                f'insert into core_chainlink ("table", row_id, row_digest) select \'{table}\', t."{key}", '  # noqa: S608
                f'{_digest(table, key)} from "{table}" t where not exists (select 1 from core_chainlink k '
                f'where k."table" = \'{table}\' and k.row_id = t."{key}") order by t."{key}"'
            )
            added += cursor.rowcount
    if added:
        _close_with_head(added)
    return added


def _close_with_head(added: int) -> None:
    before = ChainHead.objects.order_by("-id").first()
    state = hashlib.sha256(bytes(before.digest) if before else b"")
    last = before.last_link if before else 0
    for link in ChainLink.objects.filter(pk__gt=last).order_by("pk").iterator(chunk_size=5000):
        state.update(bytes(link.row_digest))
        last = link.pk
    ChainHead.objects.create(last_link=last, rows=added, digest=state.digest())


def verify_chain() -> list[Break]:
    """Every row that was changed, removed, or linked behind the chain's back; empty when all agree."""
    return [*_altered_rows(), *_broken_heads()]


def _altered_rows() -> Iterator[Break]:
    with connection.cursor() as cursor:
        cursor.execute("select set_config('timezone', 'UTC', true)")
        for table, key in chained_tables().items():
            cursor.execute(
                f'select k.row_id, t."{key}" is null from core_chainlink k '  # noqa: S608
                f'left join "{table}" t on t."{key}" = k.row_id where k."table" = \'{table}\' '
                f'and (t."{key}" is null or {_digest(table, key)} <> k.row_digest) order by k.row_id'
            )
            for row_id, is_gone in cursor.fetchall():
                yield Break(table, row_id, "removed" if is_gone else "altered")


def _broken_heads() -> Iterator[Break]:
    digest, last = b"", 0
    for head in ChainHead.objects.order_by("id").iterator():
        state = hashlib.sha256(digest)
        for link in ChainLink.objects.filter(pk__gt=last, pk__lte=head.last_link).order_by("pk").iterator():
            state.update(bytes(link.row_digest))
        if state.digest() != bytes(head.digest):
            yield Break("core_chainhead", head.pk, "does not follow from its links")
        digest, last = bytes(head.digest), head.last_link
