"""How a form of welfare is shown and answered."""

from functools import partial

from core.answering import answer_titled

answer_form = partial(answer_titled, template="welfare/form.html")
