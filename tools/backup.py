"""Save database and files: python -m tools.backup DIR. Needs no key, and puts none into the backup.

The database is saved in one snapshot, and counted in the same one; the files afterwards, so that every
file a saved row names is there.
"""

import os
import subprocess
import sys
import tomllib
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import psycopg
from psycopg.conninfo import conninfo_to_dict

from tools.manifest import Manifest, chain_head, copy_files, digest_file, row_counts
from tools.state import ROOT

DUMP = "database.dump"
_LIBPQ = {
    "host": "PGHOST",
    "port": "PGPORT",
    "user": "PGUSER",
    "password": "PGPASSWORD",
    "dbname": "PGDATABASE",
}


def database_program(name: str) -> str:
    """pg_dump or pg_restore, of the version of the database when bin/ commands start it."""
    folder = os.environ.get("HARBOUR_PG_BIN")
    return str(Path(folder) / name) if folder else name


def libpq_environment(url: str) -> Mapping[str, str]:
    """The address as variables: a password on a command line is there for everybody to see."""
    given = conninfo_to_dict(url)
    return {
        **os.environ,
        **{variable: str(given[word]) for word, variable in _LIBPQ.items() if given.get(word)},
    }


def files_folder() -> Path:
    """Where the sealed files are, as config/settings.py has it."""
    return Path(os.environ.get("FILES_DIR") or Path(os.environ["HARBOUR_STATE"]) / "files")


def take_backup(folder: Path, *, owner_url: str, files: Path) -> Manifest:
    """Write a complete backup into a new folder and give its manifest.

    Raises:
        FileExistsError: the folder is there already; a backup is never written over.
    """
    folder.mkdir(mode=0o700, parents=True)
    with psycopg.connect(owner_url) as connection:
        connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        connection.read_only = True
        snapshot = connection.execute("select pg_export_snapshot()").fetchone()
        assert snapshot
        _dump(folder / DUMP, owner_url, snapshot[0])
        tables, head = row_counts(connection), chain_head(connection)
        version = connection.info.parameter_status("server_version") or ""
    copied = copy_files(files, folder / "files")
    manifest = Manifest(
        made_at=datetime.now(UTC).isoformat(timespec="seconds"),
        harbour=tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"],
        postgresql=version,
        dump_sha256=digest_file(folder / DUMP),
        tables=tables,
        files=copied,
        chain_head=head,
    )
    manifest.write(folder)
    return manifest


def _dump(target: Path, owner_url: str, snapshot: str) -> None:
    command = [database_program("pg_dump"), "--format=custom", f"--snapshot={snapshot}", f"--file={target}"]
    subprocess.run(command, env=libpq_environment(owner_url), check=True, stdin=subprocess.DEVNULL)


def summary(manifest: Manifest) -> str:
    rows = sum(manifest.tables.values())
    head = manifest.chain_head or "none yet"
    return f"{len(manifest.tables)} tables, {rows} rows, {len(manifest.files)} files, chain head {head}"


if __name__ == "__main__":
    os.umask(0o077)
    target = Path(sys.argv[1])
    try:
        made = take_backup(target, owner_url=os.environ["DATABASE_OWNER_URL"], files=files_folder())
    except (OSError, psycopg.Error, subprocess.CalledProcessError) as problem:
        sys.exit(f"No backup was made: {problem}")
    print(f"saved in {target}: {summary(made)}")
