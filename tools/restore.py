"""Put a backup back into an empty house and prove that all of it came: python -m tools.restore DIR."""

import os
import subprocess
import sys
from pathlib import Path, PurePosixPath

import psycopg

from tools.backup import DUMP, database_program, files_folder, libpq_environment, summary
from tools.manifest import (
    Manifest,
    chain_head,
    copy_and_digest,
    digest_file,
    files_below,
    read_manifest,
    row_counts,
)


class NotRestored(Exception):
    """Why nothing, or not everything, came back."""


def put_back(folder: Path, *, owner_url: str, files: Path) -> Manifest:
    """Restore database and files, then compare both with the manifest.

    Raises:
        NotRestored: the backup is damaged, the house is not empty, or something differs afterwards.
    """
    manifest = read_manifest(folder)
    _refuse_damage(folder, manifest)
    _refuse_a_full_house(owner_url, files)
    _load(folder / DUMP, owner_url)
    copied = {path: copy_and_digest(folder / "files" / path, files / path) for path in manifest.files}
    with psycopg.connect(owner_url) as connection:
        found = {"tables": row_counts(connection), "chain head": chain_head(connection), "files": copied}
    wanted = {"tables": manifest.tables, "chain head": manifest.chain_head, "files": manifest.files}
    differing = [name for name in wanted if found[name] != wanted[name]]
    if differing:
        raise NotRestored(f"restored, but not as it was saved: {', '.join(differing)} differ")
    return manifest


def _refuse_damage(folder: Path, manifest: Manifest) -> None:
    if digest_file(folder / DUMP) != manifest.dump_sha256:
        raise NotRestored(f"{DUMP} is not what was saved")
    strange = [
        path for path in manifest.files if PurePosixPath(path).is_absolute() or ".." in Path(path).parts
    ]
    missing = [path for path in manifest.files if not (folder / "files" / path).is_file()]
    if strange or missing:
        raise NotRestored(f"files that are missing or out of place: {', '.join([*strange, *missing][:5])}")


def _refuse_a_full_house(owner_url: str, files: Path) -> None:
    with psycopg.connect(owner_url) as connection:
        tables = connection.execute("select 1 from pg_tables where schemaname = 'public' limit 1").fetchone()
    if tables or (files.is_dir() and any(files_below(files))):
        raise NotRestored("there is something here already; a backup is put back into an empty house only")


def _load(dump: Path, owner_url: str) -> None:
    """All or nothing, in one transaction."""
    env = libpq_environment(owner_url)
    command = [
        database_program("pg_restore"),
        "--exit-on-error",
        "--single-transaction",
        "--dbname",
        env["PGDATABASE"],
    ]
    subprocess.run([*command, str(dump)], env=env, check=True, stdin=subprocess.DEVNULL)


if __name__ == "__main__":
    os.umask(0o077)
    try:
        back = put_back(Path(sys.argv[1]), owner_url=os.environ["DATABASE_OWNER_URL"], files=files_folder())
    except (NotRestored, ValueError, OSError, psycopg.Error, subprocess.CalledProcessError) as problem:
        sys.exit(f"Not restored: {problem}")
    print(f"restored and compared: {summary(back)}")
