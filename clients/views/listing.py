"""The list of clients."""

from django.http import HttpRequest, HttpResponse

from clients.tables import ClientList
from core.access import may_open
from core.lists import answer_list


def client_list(request: HttpRequest) -> HttpResponse:
    """Clients of the user, searched by name in any script."""
    context = {"may_look": may_open(request.user, "clients:look")}
    return answer_list(request, ClientList, "clients/client_list.html", context)
