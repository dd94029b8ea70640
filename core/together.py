"""Reading side by side: what several readers want to know at the same time is asked in one statement.

A reader is a generator. It yields the questions it has now, is given their answers, and goes on; what it returns
is what it read:

    def papers_of(user, case):
        papers = yield from reading(user, Paper.objects.visible_to(user).filter(case=case.pk))
        return [paper.title for paper in papers]

`together(papers_of(user, case), notes_of(user, case))` asks as often as the longest reader has to, not as often
as there are readers.
"""

from collections.abc import Callable, Generator
from typing import Any, TypeVar

from core.context import current
from core.one_statement import Question, fetch

Answer = TypeVar("Answer")
Reader = Generator[list[Question], list[Any], Answer]


def ask(question: Question) -> Reader[Any]:
    """The answer to one question."""
    [answer] = yield [question]
    return answer


def side_by_side(*readers: Reader[Any]) -> Reader[list[Any]]:
    """What several readers read, as one reader."""
    found: list[Any] = [None] * len(readers)
    waiting: dict[int, list[Question]] = {}

    def go_on(number: int, answers: list[Any] | None) -> None:
        waiting.pop(number, None)
        try:
            # A reader that has not begun takes no answers; send(None) begins it.
            waiting[number] = readers[number].send(answers)  # type: ignore[arg-type]
        except StopIteration as end:
            found[number] = end.value

    for number in range(len(readers)):
        go_on(number, None)
    while waiting:
        asked = dict(waiting)
        answers = iter((yield [question for questions in asked.values() for question in questions]))
        given = {number: [next(answers) for _ in questions] for number, questions in asked.items()}
        for number, mine in given.items():
            go_on(number, mine)
    return found


def once(key: Any, read: Callable[[], Reader[Answer]]) -> Reader[Answer]:
    """What a reader reads, kept for the request under `key`; whoever wants it in the same round waits for it."""
    cache = current().cache
    if key not in cache and ("asked", key) in cache:
        yield []
    if key not in cache:
        cache["asked", key] = True
        cache[key] = yield from read()
    return cache[key]


def run(reader: Reader[Answer]) -> Answer:
    """What one reader reads; each round of its questions is one statement."""
    try:
        questions = next(reader)
        while True:
            questions = reader.send(fetch(questions))
    except StopIteration as end:
        return end.value


def together(*readers: Reader[Any]) -> list[Any]:
    """What several readers read, in their order."""
    return run(side_by_side(*readers))
