"""Uploads: in memory up to the limit, counted and dropped above it."""

import pytest
from django.http.multipartparser import MultiPartParser
from django.test import RequestFactory

from core.uploads import BoundedMemoryHandler


def parsed(files, limit, settings):
    settings.UPLOAD_MAX_BYTES = limit
    from django.core.files.uploadedfile import SimpleUploadedFile

    request = RequestFactory().post(
        "/", {f"f{n}": SimpleUploadedFile("a.pdf", c) for n, c in enumerate(files)}
    )
    handler = BoundedMemoryHandler(request)
    return MultiPartParser(request.META, request, [handler]).parse()[1]


@pytest.mark.parametrize("size", [0, 10, 1000])
def test_a_file_within_the_limit_is_kept(settings, size):
    kept = parsed([b"x" * size], 1000, settings)["f0"]
    assert (kept.size, kept.read(), kept.name) == (size, b"x" * size, "a.pdf")


def test_a_larger_file_keeps_its_size_and_nothing_else(settings):
    kept = parsed([b"x" * 300_000], 1000, settings)["f0"]
    assert (kept.size, kept.read()) == (300_000, b"")


def test_many_files_together_have_a_limit_too(settings):
    kept = parsed([b"x" * 1000] * 6, 1000, settings)
    sizes = [(kept[f"f{n}"].size > 1000, len(kept[f"f{n}"].read())) for n in range(6)]
    assert sizes == [(False, 1000)] * 4 + [(True, 0)] * 2
