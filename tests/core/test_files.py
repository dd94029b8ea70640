"""Files: looked into apart, named cleanly, sealed in frames, given back whole or not at all."""

import hashlib
import io
import tracemalloc
import uuid

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile

from core import files, keys
from core.files import FRAME, CheckedFile, FileRefused
from core.keys import HOUSE, DataKey
from core.sealed import SealBroken
from tests.core import file_samples as samples
from tests.house_context import house


@pytest.fixture
def trusted(db):
    with house():
        yield


def keep(content):
    return files.store(CheckedFile("a.txt", "txt", content), HOUSE)


def path_of(stored):
    return default_storage.path(f"{stored.file_id.hex[:2]}/{stored.file_id}")


def rewrite(stored, change):
    path = path_of(stored)
    with open(path, "rb") as source:
        content = bytearray(source.read())
    with open(path, "wb") as target:
        target.write(change(content))


def refused(name, content):
    with pytest.raises(FileRefused) as caught:
        files.check_upload(SimpleUploadedFile(name, content))
    return caught.value.code


@pytest.mark.parametrize("kind", ["pdf", "jpg", "docx"])
def test_upload_is_looked_into_and_keeps_its_bytes(kind):
    checked = files.check_upload(SimpleUploadedFile(f"Notice.{kind}", samples.GOOD[kind]))
    assert checked == CheckedFile(f"Notice.{kind}", kind, samples.GOOD[kind])


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [("a.pdf", b"", "empty"), ("a.pdf", samples.image(), "mismatch"), ("a.exe", b"MZ" + bytes(99), "type")],
)
def test_upload_that_is_not_taken_in_says_why(name, content, code):
    assert refused(name, content) == code


def test_upload_over_the_limit_is_refused_unread(settings):
    settings.UPLOAD_MAX_BYTES = 10
    assert refused("a.pdf", b"x" * 11) == "too_large"


def test_every_refusal_has_words():
    words = [str(FileRefused(code).message) for code in files.REFUSALS]
    assert len(set(words)) == len(files.REFUSALS)


def test_a_look_that_takes_too_long_ends(monkeypatch):
    monkeypatch.setattr(files, "LOOK_SECONDS", 0.001)
    assert refused("a.pdf", samples.pdf()) == "unpacked"


@pytest.mark.parametrize(
    ("given", "clean"),
    [
        ("Notice of decision.pdf", "Notice of decision.pdf"),
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("C:\\Users\\me\\scan.JPG", "scan.JPG"),
        ("evil\u202egpj.exe.pdf", "evilgpj.exe.pdf"),
        ("a\x00b\nc.pdf", "abc.pdf"),
        ("決定通知書.pdf", "決定通知書.pdf"),
        ("می\u200cخواهم.pdf", "می\u200cخواهم.pdf"),
        ("e\u0301.pdf", "é.pdf"),
        ("x" * 300 + ".pdf", "x" * 96 + ".pdf"),
        ("", "file"),
        ("...", "file"),
        ('a<b>:"c|?*.txt', "abc.txt"),
    ],
)
def test_names_are_cleaned(given, clean):
    assert files.clean_name(given) == clean


@pytest.mark.parametrize("size", [0, 1, FRAME - 1, FRAME, FRAME + 1, 3 * FRAME, 3 * FRAME + 5])
def test_stored_file_comes_back_whole(trusted, size):
    content = bytes(number % 251 for number in range(size))
    stored = keep(content)
    assert files.read_file(stored.file_id) == content
    assert (stored.size, stored.sha256) == (size, hashlib.sha256(content).hexdigest())


def test_disk_holds_ciphertext_under_a_uuid(trusted):
    stored = keep(b"canary " * 1000)
    with open(path_of(stored), "rb") as source:
        assert b"canary" not in source.read()
    assert path_of(stored).endswith(f"/{stored.file_id.hex[:2]}/{stored.file_id}")


@pytest.mark.parametrize(
    "change",
    [
        lambda content: content[:-1],
        lambda content: content[: 36 + FRAME + 16],
        lambda content: content[:36] + content[36 + FRAME + 16 :],
        lambda content: content + b"x" * 20,
        lambda content: content[:100] + bytes([content[100] ^ 1]) + content[101:],
        lambda content: content[:30] + bytes([content[30] ^ 1]) + content[31:],
        lambda content: content[:20],
        lambda content: content[:36],
    ],
    ids=[
        "cut",
        "cut at a frame",
        "first frame gone",
        "longer",
        "bit in a frame",
        "bit in the salt",
        "stub",
        "no frame",
    ],
)
def test_altered_file_does_not_open(trusted, change):
    stored = keep(b"a" * (2 * FRAME + 10))
    rewrite(stored, change)
    with pytest.raises(SealBroken):
        files.read_file(stored.file_id)


def test_another_files_bytes_do_not_open(trusted):
    first, second = keep(b"first"), keep(b"second")
    with open(path_of(second), "rb") as source:
        other = source.read()
    rewrite(first, lambda _content: other)
    with pytest.raises(SealBroken):
        files.read_file(first.file_id)


def test_key_is_fetched_before_the_bytes_are(trusted, django_assert_num_queries):
    stored = keep(b"x")
    keys.forget_keys()
    with django_assert_num_queries(1):
        pieces = files.open_file(stored.file_id)
    with django_assert_num_queries(0):
        assert list(pieces) == [b"x"]


def test_missing_file_says_so(trusted):
    with pytest.raises(FileNotFoundError):
        files.open_file(uuid.uuid4())


def test_sealing_a_stream_takes_constant_memory(trusted):
    DataKey.objects.count()
    file_id = uuid.uuid4()

    class Nowhere(io.RawIOBase):
        def write(self, content):
            return len(content)

    tracemalloc.start()
    size, _digest = files.write_sealed(
        Nowhere(), (b"x" * 100_000 for _ in range(300)), scope=HOUSE, file_id=file_id
    )
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert (size, peak < 3_000_000) == (30_000_000, True)
