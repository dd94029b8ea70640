"""The list component: columns, filters and order behind the policies; search by post; views; one part for htmx."""

import datetime as dt
import re

import pytest
from django.db.models import F
from django.http import QueryDict
from django.utils import timezone

from accounts.policy import Role
from cases.models import Case, CaseWall
from core.lists import paths
from core.lists.asked import Asked
from core.models import ReadEvent, Refusal, SavedView, StoredSearch
from tests.core.lists_probe import CaseList
from tests.factories import CaseFactory, ClientFactory, UserFactory, put_on
from tests.house_context import being, house, sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.core.lists_probe")]

CASES = "/probe/cases/"


def cells(answer) -> list[list[str]]:
    """The words in each row's cells."""
    rows = re.findall(r'<tr data-row="1"[^>]*>(.*?)</tr>', answer.content.decode(), re.DOTALL)
    return [
        [" ".join(re.sub(r"<[^>]+>", "", cell).split()) for cell in re.findall(r"<td[^>]*>(.*?)</td>", row)]
        for row in rows
    ]


def first_cells(answer) -> list[str]:
    return [row[0] for row in cells(answer)]


@pytest.fixture
def supervisor(client):
    return sign_in(client, UserFactory(role=Role.SUPERVISOR))


@pytest.fixture
def three_cases():
    names = ("Zeinab", "Amina", "Moses")
    return [
        CaseFactory(reference=f"C-{n}", client=ClientFactory(display_name=name, phone=f"+8526000000{n}"))
        for n, name in enumerate(names, 1)
    ]


def test_a_page_shows_its_columns_in_the_default_order(supervisor, three_cases):
    answer = supervisor.get(CASES)
    submitted = "Written signification made"
    assert cells(answer) == [["C-1", "Zeinab", submitted, "3"], ["C-2", "Amina", submitted, "3"]]
    assert '<a href="/probe/cases/C-1/">' in answer.content.decode()


def test_pages_go_on(supervisor, three_cases):
    first, second = supervisor.get(CASES), supervisor.get(f"{CASES}?page=2")
    assert "3 in the list" in first.content.decode()
    assert first_cells(second) == ["C-3"]


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        ("client__display_name", ["C-2", "C-3"]),
        ("-client__display_name", ["C-1", "C-3"]),
        ("-reference", ["C-3", "C-2"]),
    ],
)
def test_sorting(supervisor, three_cases, sort, order):
    assert first_cells(supervisor.get(f"{CASES}?sort={sort}")) == order


def test_sorting_by_a_computed_column(supervisor, three_cases):
    with house():
        Case.objects.filter(reference="C-3").update(reference="C-3333")
    assert first_cells(supervisor.get(f"{CASES}?sort=-digits"))[0] == "C-3333"


def test_columns_are_chosen(supervisor, three_cases):
    answer = supervisor.get(f"{CASES}?columns=client__phone&columns=reference")
    assert cells(answer)[0] == ["C-1", "+85260000001"]


@pytest.mark.parametrize(
    "query",
    [
        "sort=client__phone",
        "sort=-client__phone",
        "columns=client__phone",
        "client__phone=1",
        "secret=x",
        "sort=nonsense",
        "columns=nonsense",
        "nonsense=1",
        "page=0",
        "page=21",
        "page=x",
        "sort=reference&sort=stage",
        "s=nonsense",
        "s=6f0c8f0e-6c1c-4a7e-9a3e-111111111111",
    ],
)
def test_unknown_and_forbidden_are_the_same_400(client, three_cases, query):
    coordinator = sign_in(client, UserFactory(role=Role.PROBONO))
    answers = [coordinator.get(f"{CASES}?{query}"), coordinator.get(f"{CASES}?invented=1")]

    assert [answer.status_code for answer in answers] == [400, 400]
    assert _same(answers[0]) == _same(answers[1])


def _same(answer) -> str:
    return re.sub(r"csrfmiddlewaretoken\" value=\"\w+|\d\d:\d\d|cases/\?[^\"]*", "", answer.content.decode())


def test_a_refused_name_is_kept_without_what_was_invented(client, three_cases):
    coordinator = sign_in(client, UserFactory(role=Role.PROBONO))
    coordinator.get(f"{CASES}?secret=x&Amina=1")
    with house():
        kept = Refusal.objects.get(kind="list")
    assert (kept.names, kept.model_label) == (["?", "secret"], "cases.case")


def test_what_some_role_may_only_ask_for_is_a_chip_on_every_row_and_no_order(client, three_cases):
    manager = sign_in(client, UserFactory(role=Role.MANAGER))
    with house():
        Case.objects.get(reference="C-2").client.__class__.objects.filter(cases__reference="C-2").update(
            phone=""
        )

    answer = manager.get(f"{CASES}?columns=client__phone")

    assert cells(answer) == [["Restricted – ask"], ["Restricted – ask"]]
    assert manager.get(f"{CASES}?sort=client__phone").status_code == 400


def test_a_related_record_out_of_reach_gives_neither_value_nor_place_nor_hit(client):
    worker = UserFactory()
    near, far = CaseFactory(reference="C-1"), CaseFactory(reference="C-2")
    with house():
        near.client.__class__.objects.filter(pk=near.client_id).update(display_name="Zara")
        near.client.__class__.objects.filter(pk=far.client_id).update(display_name="Abel")
    put_on(worker, near, near.client, far)
    sign_in(client, worker)

    ordered = client.get(f"{CASES}?sort=client__display_name")
    backward = client.get(f"{CASES}?sort=-client__display_name")

    assert cells(ordered)[0][:2] == ["C-1", "Zara"]
    assert [row[:2] for row in cells(ordered)][1] == ["C-2", "Restricted"]
    assert first_cells(backward) == ["C-1", "C-2"]
    assert first_cells(client.post(CASES, {"q": "abel"}, follow=True)) == []


def test_joins_are_plain_only_where_scopes_agree():
    manager, worker = UserFactory(role=Role.MANAGER), UserFactory()
    with house():
        assert paths.expression(manager, Case, "client__display_name") == F("client__display_name")
        assert not isinstance(paths.expression(worker, Case, "client__display_name"), F)


def test_a_walled_case_is_in_no_list(client, three_cases):
    user = UserFactory(role=Role.SUPERVISOR)
    with house():
        CaseWall.objects.create(user=user, content_object=three_cases[0], made_by=user, reason="step aside")
    assert first_cells(sign_in(client, user).get(CASES)) == ["C-2", "C-3"]


def test_filters_keep_rows_and_say_what_is_not_offered(supervisor, three_cases):
    with house():
        Case.objects.filter(reference="C-3").update(stage="NCF_ISSUED")
        Case.objects.filter(reference="C-1").update(created_at=timezone.now() - dt.timedelta(days=40))

    assert first_cells(supervisor.get(f"{CASES}?stage=NCF_ISSUED")) == ["C-3"]
    assert first_cells(supervisor.get(f"{CASES}?created_at=30")) == ["C-2", "C-3"]
    assert first_cells(supervisor.get(f"{CASES}?number=low&created_at=")) == ["C-1"]
    wrong = supervisor.get(f"{CASES}?stage=TAMPERED")
    assert (wrong.status_code, cells(wrong)) == (422, [])


def test_a_search_is_posted_and_its_words_stay_out_of_the_address(supervisor, three_cases):
    answer = supervisor.post(CASES, {"q": "  amina "})

    assert answer.status_code == 302
    assert re.fullmatch(r"/probe/cases/\?s=[0-9a-f-]{36}", answer.headers["Location"])
    page = supervisor.get(answer.headers["Location"])
    assert first_cells(page) == ["C-2"]
    assert 'value="amina"' in page.content.decode()


@pytest.mark.parametrize(
    "text", ["%", "_", "' OR 1=1 --", '"; drop table', "\\", "%s {0} {{ x }}", "a" * 500]
)
def test_a_search_full_of_signs_finds_what_is_written_so_and_breaks_nothing(supervisor, three_cases, text):
    answer = supervisor.post(CASES, {"q": text}, follow=True)
    assert (answer.status_code, cells(answer)) == (200, [])


def test_a_search_looks_only_where_the_searcher_may_read(client, supervisor, three_cases):
    assert first_cells(supervisor.post(CASES, {"q": "60000001"}, follow=True)) == ["C-1"]
    manager = sign_in(client, UserFactory(role=Role.MANAGER))
    assert first_cells(manager.post(CASES, {"q": "60000001"}, follow=True)) == []


def test_a_search_is_its_authors_and_ends_after_an_hour(client, supervisor, three_cases):
    address = supervisor.post(CASES, {"q": "amina"}).headers["Location"]
    assert supervisor.get(address).status_code == 200
    with house():
        assert b"amina" not in StoredSearch.objects.values_list("text", flat=True).get().blob
        StoredSearch.objects.update(made_at=timezone.now() - dt.timedelta(minutes=61))
    assert supervisor.get(address).status_code == 400
    with house():
        StoredSearch.objects.update(made_at=timezone.now())
    assert sign_in(client, UserFactory(role=Role.SUPERVISOR)).get(address).status_code == 400


def test_htmx_gets_the_part_and_caches_know(supervisor, three_cases):
    page, part = supervisor.get(CASES), supervisor.get(CASES, headers={"HX-Request": "true"})
    assert "<html" in page.content.decode()
    assert part.content.decode().strip().startswith('<section class="panel" id="list-probe-cases"')
    assert "HX-Request" in page.headers["Vary"]
    assert "HX-Request" in part.headers["Vary"]
    assert cells(page) == cells(part)


def test_what_a_list_showed_is_recorded(client, three_cases):
    user = UserFactory(role=Role.SUPERVISOR)
    sign_in(client, user).get(CASES)
    with house():
        event = ReadEvent.objects.get(user_id=user.pk)
    assert (event.kind, event.model_label) == ("list", "cases.case")
    assert event.object_ids == [str(three_cases[0].pk), str(three_cases[1].pk)]


@pytest.mark.parametrize("query", ["", "?sort=client__display_name&columns=client__phone&stage=WS_SUBMITTED"])
def test_as_many_queries_for_three_rows_as_for_one(client, django_assert_num_queries, monkeypatch, query):
    monkeypatch.setattr(CaseList, "page_size", 50)
    worker = UserFactory()
    sign_in(client, worker)
    client.get(CASES)
    for count in (1, 2):
        for _ in range(count):
            case = CaseFactory()
            put_on(worker, case, case.client)
        with being(worker), django_assert_num_queries(3):
            shown = CaseList(worker)
            asked = shown.asked(QueryDict(query.removeprefix("?")))
            shown.read(shown.asked_rows(asked, shown.filter_set(asked))[:50], shown.shown(asked))


def test_a_view_is_saved_without_search_and_page_and_found_again(client, three_cases):
    user = UserFactory(role=Role.SUPERVISOR)
    sign_in(client, user)
    search = client.post(CASES, {"q": "amina"}).headers["Location"].partition("s=")[2]
    query = f"sort=-reference&stage=WS_SUBMITTED&s={search}&page=2"

    answer = client.post("/lists/probe.cases/views/", {"name": " Mine ", "query": query})

    assert answer.headers["Location"] == f"{CASES}?stage=WS_SUBMITTED&sort=-reference"
    assert 'aria-current="true">Mine' in client.get(answer.headers["Location"]).content.decode()
    with house():
        view = SavedView.objects.get()
    assert (view.user_id, view.name) == (user.pk, "Mine")
    sign_in(client, UserFactory(role=Role.SUPERVISOR))
    assert "Mine" not in client.get(CASES).content.decode()
    client.post(f"/lists/probe.cases/views/{view.pk}/remove/")
    with house():
        assert SavedView.objects.count() == 1


def test_a_view_of_what_is_not_ones_own_is_refused(client, three_cases):
    sign_in(client, UserFactory(role=Role.PROBONO))
    forbidden = client.post("/lists/probe.cases/views/", {"name": "x", "query": "sort=client__phone"})
    missing = client.post("/lists/probe.nothing/views/", {"name": "x", "query": ""})
    assert (forbidden.status_code, missing.status_code) == (400, 404)


def test_a_past_thousand_nobody_counts(monkeypatch, supervisor, three_cases):
    monkeypatch.setattr("core.lists.page.COUNTED", 2)
    assert "More than 1,000 in the list" in supervisor.get(CASES).content.decode()


def test_a_state_goes_into_an_address_and_back():
    asked = Asked({"stage": "WS_SUBMITTED", "number": ""}, "-reference", ("reference", "stage"), page=3)
    assert asked.query() == "stage=WS_SUBMITTED&columns=reference&columns=stage&sort=-reference&page=3"
    assert asked.query(page=1, columns=()) == "stage=WS_SUBMITTED&sort=-reference"
