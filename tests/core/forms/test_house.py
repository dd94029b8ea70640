"""What every form of the house does."""

import uuid

import pytest
from django import forms

from core.forms import HouseForm, HouseModelForm


class NoteForm(HouseForm):
    creates = True
    text = forms.CharField(label="What was said", max_length=12)
    kind = forms.ChoiceField(label="Kind", choices=[("call", "Call")])
    agreed = forms.BooleanField(label="Read back")
    paper = forms.FileField(label="Paper", required=False)


def test_messages_say_what_to_do_with_the_question_they_belong_to():
    form = NoteForm({"text": "far too long a text", "kind": "walk"})
    assert form.errors == {
        "text": ["Shorten this to 12 characters; it has 19 now"],
        "kind": ["Choose one of the answers listed"],
        "agreed": ["Tick “Read back” to go on"],
    }
    assert NoteForm({}).errors["text"] == ["Fill in “What was said”"]
    assert NoteForm({}).errors["kind"] == ["Choose an answer for “Kind”"]


def test_a_message_the_form_chose_itself_stays():
    class Own(HouseForm):
        text = forms.CharField(error_messages={"required": "Say what happened"})

    assert Own({}).errors == {"text": ["Say what happened"]}


def test_text_is_cleaned_and_the_hidden_two_are_no_answers():
    form = NoteForm({"text": " e\u0301\u202e ", "kind": "call", "agreed": "on"}, version=3)
    assert form.is_valid()
    assert form.answers == {"text": "\u00e9", "kind": "call", "agreed": True, "paper": None}
    assert NoteForm(version=3)["version"].value() == 3


def test_a_creating_form_keeps_its_key_when_it_comes_back():
    key = str(uuid.uuid4())
    assert NoteForm({"idempotency_key": key})["idempotency_key"].value() == key
    assert NoteForm()["idempotency_key"].value() != NoteForm()["idempotency_key"].value()


def test_forms_do_not_save():
    class Empty(HouseModelForm):
        class Meta:
            from core.models import Sequence as model

            fields: list = []

    with pytest.raises(TypeError):
        Empty().save()
