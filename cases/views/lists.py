"""Cases and deadlines over all files."""

from cases.tables import CaseList, DeadlineList
from core.lists import answer_list


def case_list(request):
    """The cases the user reaches."""
    return answer_list(request, CaseList)


def deadline_list(request):
    """Deadlines of all cases the user reaches."""
    return answer_list(request, DeadlineList)
