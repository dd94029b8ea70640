"""What a backup says of itself, and what a restore makes of a damaged one."""

import hashlib

import pytest

from tools import manifest
from tools.backup import DUMP, libpq_environment
from tools.manifest import Manifest, copy_and_digest, copy_files, digest_file, files_below, read_manifest
from tools.restore import NotRestored, put_back

NOWHERE = "postgres://nobody@127.0.0.1:1/harbour"


@pytest.fixture
def saved(tmp_path):
    """A backup of one file, with a dump that no database ever wrote."""
    folder = tmp_path / "backup"
    (folder / "files" / "ab").mkdir(parents=True)
    (folder / "files" / "ab" / "letter").write_bytes(b"sealed")
    (folder / DUMP).write_bytes(b"dump")
    Manifest(
        made_at="2026-11-24T18:30:00+00:00",
        harbour="0.1.0",
        postgresql="18.6",
        dump_sha256=hashlib.sha256(b"dump").hexdigest(),
        tables={"clients_client": 1},
        files={"ab/letter": hashlib.sha256(b"sealed").hexdigest()},
        chain_head="1:ab",
    ).write(folder)
    return folder


def test_a_manifest_is_read_as_it_was_written(saved):
    manifest = read_manifest(saved)

    assert (manifest.tables, manifest.chain_head) == ({"clients_client": 1}, "1:ab")
    assert list(files_below(saved / "files")) == ["ab/letter"]


def test_a_file_deleted_while_the_backup_runs_is_left_out(saved, tmp_path, monkeypatch):
    monkeypatch.setattr(manifest, "files_below", lambda folder: iter(["aa/gone", "ab/letter"]))
    copied = copy_files(saved / "files", tmp_path / "copy")
    assert copied == {"ab/letter": hashlib.sha256(b"sealed").hexdigest()}
    assert (tmp_path / "copy" / "ab" / "letter").read_bytes() == b"sealed"


def test_a_copy_is_digested_on_the_way(tmp_path):
    (tmp_path / "one").write_bytes(b"x" * 3_000_000)

    digest = copy_and_digest(tmp_path / "one", tmp_path / "deep" / "two")

    assert digest == digest_file(tmp_path / "one") == digest_file(tmp_path / "deep" / "two")


def test_a_folder_without_manifest_is_no_backup(tmp_path):
    with pytest.raises(ValueError, match="not a complete backup"):
        put_back(tmp_path, owner_url=NOWHERE, files=tmp_path / "files")


def test_a_later_format_is_refused(saved):
    text = (saved / "manifest.json").read_text().replace('"format": 1', '"format": 2')
    (saved / "manifest.json").write_text(text)

    with pytest.raises(ValueError, match="format 2"):
        read_manifest(saved)


def test_a_damaged_dump_is_found_before_anything_is_touched(saved, tmp_path):
    (saved / DUMP).write_bytes(b"dumq")

    with pytest.raises(NotRestored, match="is not what was saved"):
        put_back(saved, owner_url=NOWHERE, files=tmp_path / "files")


def test_a_missing_file_is_found_before_anything_is_touched(saved, tmp_path):
    (saved / "files" / "ab" / "letter").unlink()

    with pytest.raises(NotRestored, match="missing or out of place: ab/letter"):
        put_back(saved, owner_url=NOWHERE, files=tmp_path / "files")


@pytest.mark.parametrize("path", ["../../etc/cron.d/x", "/etc/passwd"])
def test_a_file_may_not_leave_its_folder(path, saved, tmp_path):
    text = (saved / "manifest.json").read_text().replace("ab/letter", path)
    (saved / "manifest.json").write_text(text)

    with pytest.raises(NotRestored, match="out of place"):
        put_back(saved, owner_url=NOWHERE, files=tmp_path / "files")


def test_the_password_goes_by_the_environment():
    given = libpq_environment("postgres://harbour_owner:s3cret@db:5433/harbour")

    names = ("PGHOST", "PGPORT", "PGUSER", "PGPASSWORD", "PGDATABASE")
    assert [given[name] for name in names] == ["db", "5433", "harbour_owner", "s3cret", "harbour"]
