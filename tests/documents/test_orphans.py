"""Ciphertext that a failed save left behind goes after a day; what a row names stays."""

import logging
import os
import time
import uuid

import pytest
from django.core.files.storage import default_storage
from django.http import Http404

from core import checks, orphans
from core.files import CheckedFile, store, store_chunks, stored_files
from core.keys import HOUSE
from core.models import Job
from core.tasks import sweep_orphans
from documents.models import Document
from tests.documents.factories import caseworker_on_case, paper_in
from tests.house_context import house

pytestmark = pytest.mark.django_db
OLD = time.time() - orphans.AGE.total_seconds() - 60


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    """Files of this test alone."""
    options = {"BACKEND": "core.files.DurableStorage", "OPTIONS": {"location": tmp_path / "files"}}
    settings.STORAGES = {**settings.STORAGES, "default": options}
    return tmp_path / "files"


def path_of(file_id):
    return default_storage.path(f"{file_id.hex[:2]}/{file_id}")


def lying():
    return {file_id for file_id, _written_at in stored_files()}


def made_old(file_ids):
    for file_id in file_ids:
        os.utime(path_of(file_id), (OLD, OLD))


def orphan():
    with house():
        return store(CheckedFile("a.txt", "txt", b"left behind"), HOUSE).file_id


def test_a_save_that_failed_after_the_file_was_laid_down_leaves_nothing_for_good():
    worker, case = caseworker_on_case()
    kept = paper_in(case, worker)
    with pytest.raises(Http404):
        paper_in(case, worker, title="Half saved", proves=uuid.uuid4())
    with house():
        assert list(Document.objects.values_list("file_id", flat=True)) == [kept.file_id]
    assert len(lying()) == 2

    sweep_orphans()
    assert len(lying()) == 2

    made_old(lying())
    sweep_orphans()
    sweep_orphans()
    assert lying() == {kept.file_id}


def test_a_job_s_file_lies_under_the_job_and_stays():
    worker, _case = caseworker_on_case()
    with house():
        job = Job.objects.create(kind="test.export", by=worker)
        store_chunks([b"made"], HOUSE, job.pk)
    made_old([job.pk])
    sweep_orphans()
    assert lying() == {job.pk}


def test_the_log_counts_and_names_nothing(caplog):
    file_id = orphan()
    made_old([file_id])
    with caplog.at_level(logging.INFO, logger="core.orphans"):
        sweep_orphans()
    [line] = caplog.records
    assert (line.msg, line.count, str(file_id) in caplog.text) == ("files.orphans_deleted", 1, False)


def test_files_of_another_database_are_left_to_a_person(monkeypatch, caplog):
    monkeypatch.setattr(orphans, "MOST", 1)
    lost = {orphan(), orphan()}
    made_old(lost)
    sweep_orphans()
    assert lying() == lost
    assert [(line.levelname, line.msg, line.count) for line in caplog.records] == [
        ("ERROR", "files.too_many_orphans", 2)
    ]


def test_what_does_not_lie_like_ours_is_left_alone(folder):
    (folder / "lost+found").mkdir(parents=True)
    stray = folder / "ab" / "notes.txt"
    stray.parent.mkdir()
    stray.write_text("not ours")
    os.utime(stray, (OLD, OLD))
    sweep_orphans()
    assert (stray.exists(), lying()) == (True, set())


def test_a_file_column_the_sweep_does_not_know_keeps_the_house_shut(monkeypatch):
    monkeypatch.delitem(orphans._columns, Document)
    assert [error.id for error in checks.every_file_is_named_to_the_sweep(None)] == ["core.E008"]


def test_a_house_without_files_is_swept(folder):
    sweep_orphans()
    assert (folder.exists(), lying()) == (False, set())
