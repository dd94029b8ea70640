"""What a backup holds, counted and hashed when it was made, so that a restore can prove itself."""

import hashlib
import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

import psycopg
from psycopg import sql

FORMAT = 1
NAME = "manifest.json"
_BLOCK = 1024 * 1024


@dataclass(frozen=True)
class Manifest:
    """Row counts per table, digest and size per file, the head of the hash chain, and the versions."""

    made_at: str
    harbour: str
    postgresql: str
    dump_sha256: str
    tables: dict[str, int]
    files: dict[str, str]
    chain_head: str | None
    format: int = FORMAT

    def write(self, folder: Path) -> None:
        """Write it last and in one step: a folder without a manifest is no backup."""
        scratch = folder / f"{NAME}.part"
        scratch.write_text(json.dumps(asdict(self), indent=1, sort_keys=True) + "\n")
        scratch.replace(folder / NAME)


def read_manifest(folder: Path) -> Manifest:
    """The manifest of a complete backup.

    Raises:
        ValueError: there is none, or it was written by a later Harbour.
    """
    try:
        found = json.loads((folder / NAME).read_text())
    except FileNotFoundError:
        raise ValueError(f"{folder} is not a complete backup: it has no {NAME}.")
    if found.get("format") != FORMAT:
        raise ValueError(
            f"{folder} was written in format {found.get('format')}; this Harbour reads {FORMAT}."
        )
    return Manifest(**found)


def digest_file(path: Path) -> str:
    with path.open("rb") as source:
        return hashlib.file_digest(source, "sha256").hexdigest()


def copy_and_digest(source: Path, target: Path) -> str:
    """Copy a file and give the SHA-256 of what was written, reading it once."""
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    state = hashlib.sha256()
    with source.open("rb") as reading, target.open("xb") as writing:
        while block := reading.read(_BLOCK):
            state.update(block)
            writing.write(block)
    return state.hexdigest()


def copy_files(source: Path, target: Path) -> dict[str, str]:
    """Copy all files of a folder: path -> SHA-256. One that was deleted since it was listed is left out.

    Exports are deleted after a day while the house runs; the row in the dump then finds none, as it would have.
    """
    copied = {}
    for path in files_below(source):
        with suppress(FileNotFoundError):
            copied[path] = copy_and_digest(source / path, target / path)
    return copied


def files_below(folder: Path) -> Iterator[str]:
    """Paths of the files of a folder, relative to it, in order."""
    yield from sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def row_counts(connection: psycopg.Connection) -> dict[str, int]:
    """Table -> rows, for every table of the house."""
    names = connection.execute(
        "select tablename from pg_tables where schemaname = 'public' order by 1"
    ).fetchall()
    return {name: _count(connection, name) for (name,) in names}


def _count(connection: psycopg.Connection, table: str) -> int:
    row = connection.execute(sql.SQL("select count(*) from {}").format(sql.Identifier(table))).fetchone()
    assert row
    return row[0]


def chain_head(connection: psycopg.Connection) -> str | None:
    """The newest head of the history's hash chain, as "number:digest"."""
    row = connection.execute(
        "select id || ':' || encode(digest, 'hex') from core_chainhead order by id desc limit 1"
    ).fetchone()
    return row[0] if row else None
