"""Sealed text: opened by its own row only, written as ciphertext only, keys bounded and rotated."""

import base64
import os
import pickle
import uuid
from types import SimpleNamespace

import pytest
from django.core.exceptions import FieldError, ImproperlyConfigured, ValidationError
from django.db import connection, models

from core import keys, sealed
from core.db import system_context
from core.keys import HOUSE, DataKey, KeyMissing, Scope
from core.sealed import PlainTextRefused, SealBroken, Sealed, SealedTextField

TABLES = """
create temp table sealed_person (id uuid primary key) on commit drop;
create temp table sealed_note (id uuid primary key, person_id uuid, title text, text bytea, clinical bytea)
  on commit drop;
create temp table sealed_historicalnote (history_id bigserial primary key, id uuid, text bytea) on commit drop;
"""
COPY = "insert into sealed_historicalnote (id, text) select id, text from sealed_note"


class Person(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4)

    class Meta:
        app_label, db_table, managed = "sealed", "sealed_person", False


class Note(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    person = models.ForeignKey(Person, models.DO_NOTHING, db_constraint=False)
    title = models.TextField(blank=True)
    text = SealedTextField(scope="person_id", blank=True, max_length=50)
    clinical = SealedTextField(scope="person.get_key_id", purpose="clinical", blank=True)

    class Meta:
        app_label, db_table, managed = "sealed", "sealed_note", False


class HistoricalNote(models.Model):
    """As django-simple-history makes them: the columns copied, and two attributes that say of what."""

    history_id = models.BigAutoField(primary_key=True)
    id = models.UUIDField()
    text = SealedTextField(scope="person_id", blank=True)
    instance_type = Note
    history_object = None

    class Meta:
        app_label, db_table, managed = "sealed", "sealed_historicalnote", False


Person.get_key_id = lambda person: person.pk


@pytest.fixture(autouse=True)
def tables(db):
    keys.forget_keys()
    with system_context("test"), connection.cursor() as cursor:
        cursor.execute(TABLES)
        yield
    keys.forget_keys()


@pytest.fixture
def person():
    return Person.objects.create()


def raw(note, column="text", table="sealed_note"):
    with connection.cursor() as cursor:
        cursor.execute(f'select {column} from "{table}" where id = %s', [note.pk])
        return bytes(cursor.fetchone()[0])


def set_raw(note, blob):
    with connection.cursor() as cursor:
        cursor.execute("update sealed_note set text = %s where id = %s", [blob, note.pk])


def ring(*numbers):
    return ",".join(f"{n}:{base64.b64encode(bytes([n]) * 32).decode()}" for n in numbers)


def test_database_holds_ciphertext_and_the_attribute_reads_text(person):
    note = Note.objects.create(person=person, text="她說 fled at night")
    found = Note.objects.get(pk=note.pk)

    assert (note.text, found.text) == ("她說 fled at night", "她說 fled at night")
    assert isinstance(vars(Note.objects.get(pk=note.pk))["text"], Sealed)
    assert b"fled" not in raw(note)
    assert len(raw(note)) == 1 + 16 + 12 + len("她說 fled at night".encode()) + 16


def test_nothing_is_opened_before_it_is_read(person, django_assert_num_queries):
    Note.objects.create(person=person, text="a")
    keys.forget_keys()
    with django_assert_num_queries(1):
        note = Note.objects.get()
    with django_assert_num_queries(1):
        assert note.text == "a"


def test_empty_text_is_empty_bytes(person):
    note = Note.objects.create(person=person)
    assert (Note.objects.get().text, raw(note)) == ("", b"")
    assert DataKey.objects.count() == 0


def test_two_purposes_take_two_keys(person):
    note = Note.objects.create(person=person, text="a", clinical="b")
    found = Note.objects.get()
    scopes = set(DataKey.objects.values_list("scope_kind", "scope_id", "purpose"))

    assert (found.text, found.clinical) == ("a", "b")
    assert scopes == {("client", str(person.pk), "record"), ("client", str(person.pk), "clinical")}
    assert raw(note, "text")[1:17] != raw(note, "clinical")[1:17]


def test_one_client_has_one_key(person):
    Note.objects.bulk_create([Note(person=person, text=str(number)) for number in range(5)])
    assert DataKey.objects.count() == 1
    assert sorted(note.text for note in Note.objects.all()) == ["0", "1", "2", "3", "4"]


def test_ciphertext_of_another_row_does_not_open(person):
    mine, other = (Note.objects.create(person=person, text=text) for text in ("mine", "other"))
    set_raw(mine, raw(other))
    with pytest.raises(SealBroken):
        _ = Note.objects.get(pk=mine.pk).text


def test_ciphertext_of_another_column_does_not_open(person):
    note = Note.objects.create(person=person, text="a", clinical="b")
    set_raw(note, raw(note, "clinical"))
    with pytest.raises(SealBroken):
        _ = Note.objects.get().text


@pytest.mark.parametrize("position", [0, 5, 20, 35, -1])
def test_altered_ciphertext_does_not_open(person, position):
    note = Note.objects.create(person=person, text="a long enough text")
    blob = bytearray(raw(note))
    blob[position] ^= 1
    set_raw(note, bytes(blob))
    with pytest.raises((SealBroken, KeyMissing)):
        _ = Note.objects.get().text


def test_history_row_opens_as_the_row_it_is_the_past_of(person):
    note = Note.objects.create(person=person, text="first")
    with connection.cursor() as cursor:
        cursor.execute(COPY)
    note.text = "second"
    note.save()
    past = HistoricalNote.objects.get()
    values = list(HistoricalNote.objects.values("text"))
    sealed.unseal_values(Note, ["title", "text"], values, note.pk)
    assert (past.text, Note.objects.get().text, values) == ("first", "second", [{"text": "first"}])


def test_history_row_with_another_records_bytes_does_not_open(person):
    mine, other = (Note.objects.create(person=person, text=text) for text in ("mine", "other"))
    set_raw(mine, raw(other))
    with connection.cursor() as cursor:
        cursor.execute(COPY)
    with pytest.raises(SealBroken):
        _ = HistoricalNote.objects.get(id=mine.pk).text


def test_saving_unchanged_text_writes_the_same_bytes(person):
    note = Note.objects.create(person=person, text="a")
    before = raw(note)
    found = Note.objects.get()
    found.title = "new"
    found.full_clean()
    found.save()
    assert (raw(note), Note.objects.get().title) == (before, "new")


def test_reading_a_deferred_column_and_saving_keeps_the_bytes(person):
    note = Note.objects.create(person=person, text="a")
    before = raw(note)
    found = Note.objects.only("title").get()
    assert (found.get_deferred_fields() >= {"text"}, found.text) == (True, "a")
    found.save()
    assert raw(note) == before


def test_refreshing_sees_the_new_text(person):
    note = Note.objects.create(person=person, text="a")
    other = Note.objects.get()
    other.text = "b"
    other.save(update_fields=["text"])
    note.refresh_from_db()
    assert note.text == "b"


def test_text_taken_from_another_row_is_sealed_anew(person):
    first = Note.objects.create(person=person, text="shared")
    second = Note(person=person)
    second.text = Note.objects.get(pk=first.pk).text
    second.save()
    assert Note.objects.get(pk=second.pk).text == "shared"
    assert raw(first) != raw(second)


def test_copying_an_instance_to_a_new_row(person):
    Note.objects.create(person=person, text="a")
    unread, read = Note.objects.get(), Note.objects.get()
    assert read.text == "a"
    read.pk, read._state.adding = uuid.uuid4(), True
    read.save()
    assert Note.objects.get(pk=read.pk).text == "a"

    unread.pk, unread._state.adding = uuid.uuid4(), True
    with pytest.raises(SealBroken):
        unread.save()


@pytest.mark.parametrize("write", ["update", "bulk_update"])
def test_plain_text_past_save_is_refused(person, write):
    note = Note.objects.create(person=person, text="a")
    note.text = "b"
    with pytest.raises(PlainTextRefused, match="Note.text is sealed"):
        Note.objects.update(text="b") if write == "update" else Note.objects.bulk_update([note], ["text"])


def test_update_takes_what_was_sealed_for_the_row_and_blank(person):
    note = Note.objects.create(person=person, text="a")
    Note.objects.filter(pk=note.pk).update(text=Note._meta.get_field("text").sealed_for(note, "b"))
    assert Note.objects.get().text == "b"
    Note.objects.update(text="")
    assert (Note.objects.get().text, raw(note)) == ("", b"")


def test_update_refuses_bytes_taken_from_elsewhere(person):
    Note.objects.create(person=person, text="a")
    taken = Note.objects.values_list("text", flat=True).get()
    with pytest.raises(PlainTextRefused):
        Note.objects.update(text=taken)


@pytest.mark.parametrize("lookup", ["text", "text__contains", "text__gt"])
def test_searching_ciphertext_is_refused(person, lookup):
    with pytest.raises(FieldError):
        Note.objects.filter(**{lookup: "a"}).exists()


def test_values_and_repr_show_nothing(person):
    Note.objects.create(person=person, text="canary")
    value = Note.objects.values("text").get()["text"]
    assert (str(value), repr(value)) == ("Sealed()", "Sealed()")


def test_pickled_instance_carries_ciphertext_only(person):
    note = Note.objects.create(person=person, text="canary-text")
    assert b"canary" not in pickle.dumps(note)
    assert b"canary" not in pickle.dumps(Note.objects.get())


def test_length_is_validated_on_the_text(person):
    with pytest.raises(ValidationError):
        Note(person=person, text="x" * 51).full_clean()


def test_missing_owner_is_refused():
    with pytest.raises(PlainTextRefused, match="no person_id to seal for"):
        Note(text="a").save()


def test_many_rows_are_warmed_in_one_query(django_assert_num_queries):
    for number in range(3):
        Note.objects.create(person=Person.objects.create(), text=str(number))
    keys.forget_keys()
    rows = list(Note.objects.all())
    with django_assert_num_queries(1):
        sealed.warm(rows)
        assert sorted(row.text for row in rows) == ["0", "1", "2"]


def test_key_of_a_rolled_back_savepoint_is_not_used_again(person):
    from django.db import transaction

    with pytest.raises(RuntimeError), transaction.atomic():
        Note.objects.create(person=person, text="lost")
        raise RuntimeError
    Note.objects.create(person=person, text="kept")
    keys.forget_keys()
    assert Note.objects.get().text == "kept"


def test_rotation_rewraps_keys_in_batches_and_text_stays_readable(settings):
    settings.SEALING_KEYS = ring(1)
    for number in range(5):
        Note.objects.create(person=Person.objects.create(), text=str(number))
    settings.SEALING_KEYS = ring(1, 2)
    before = [note.text for note in Note.objects.order_by("pk")]

    assert [keys.rewrap_batch(2) for _ in range(4)] == [2, 2, 1, 0]

    settings.SEALING_KEYS = ring(2)
    keys.forget_keys()
    assert set(DataKey.objects.values_list("key_version", flat=True)) == {2}
    assert [note.text for note in Note.objects.order_by("pk")] == before


def test_old_key_alone_opens_nothing_after_rotation(settings, person):
    settings.SEALING_KEYS = ring(1)
    Note.objects.create(person=person, text="a")
    settings.SEALING_KEYS = ring(1, 2)
    keys.rewrap_batch()
    settings.SEALING_KEYS = ring(1)
    keys.forget_keys()
    with pytest.raises(KeyMissing, match="lacks key number 2"):
        _ = Note.objects.get().text


def test_wrapped_key_moved_to_another_scope_does_not_open():
    first, second = (keys.key_for(Scope("client", name))[0] for name in ("a", "b"))
    DataKey.objects.filter(pk=first).update(wrapped=DataKey.objects.get(pk=second).wrapped)
    keys.forget_keys()
    with pytest.raises(KeyMissing):
        keys.data_key(first)


def test_house_has_a_key_of_its_own():
    first, again = keys.key_for(HOUSE), keys.key_for(HOUSE)
    assert first == again
    assert keys.data_key(first[0]) == first[1]


def test_remembered_keys_are_bounded_in_number_and_time(monkeypatch):
    monkeypatch.setattr(keys, "REMEMBERED", 2)
    clock = SimpleNamespace(now=1000.0)
    monkeypatch.setattr(keys.time, "monotonic", lambda: clock.now)
    memory = keys._Remembered()
    ids = [uuid.uuid4() for _ in range(3)]
    for key_id in ids:
        memory.put(key_id, os.urandom(32))
    assert [memory.get(key_id) is not None for key_id in ids] == [False, True, True]
    clock.now += keys.REMEMBERED_SECONDS + 1
    assert [memory.get(key_id) for key_id in ids] == [None, None, None]


@pytest.mark.parametrize(
    "text", ["", "1", "x:AAAA", "1:AAAA", "1:***", "1:" + base64.b64encode(bytes(16)).decode()]
)
def test_bad_keyring_refuses_to_start(text):
    with pytest.raises(ImproperlyConfigured):
        keys.keyring(text)
