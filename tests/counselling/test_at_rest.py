"""Clinical words are nowhere in the database as plain text: not in tables, history or bookkeeping."""

import pytest
from django.db import connection

from core.drafts import save_draft
from counselling import services
from counselling.models import RiskTask
from tests.counselling.factories import CANARY, EpisodeFactory, SessionFactory
from tests.house_context import house

pytestmark = pytest.mark.django_db

FORMS = (CANARY.encode(), CANARY.encode().hex().encode())


def tables():
    with connection.cursor() as cursor:
        cursor.execute("select table_name from information_schema.tables where table_schema = 'public'")
        return [name for (name,) in cursor.fetchall()]


def rows_of(table):
    with connection.cursor() as cursor:
        cursor.execute(f'select t::text from "{table}" t')
        return [row.encode() for (row,) in cursor.fetchall()]


def test_no_row_of_any_table_holds_a_clinical_word():
    session = SessionFactory(risk_level="HIGH")
    episode, by = session.episode, session.episode.counsellor
    services.change_session(session_id=session.pk, version=1, changes={"note": CANARY + " more"}, by=by)
    services.sign_note(session_id=session.pk, version=2, by=by)
    services.add_addendum(session_id=session.pk, text=CANARY, by=by)
    services.write_safety_plan(episode_id=episode.pk, text=CANARY, by=by)
    services.raise_flag(episode_id=episode.pk, kind="RISK", reason=CANARY, by=by)
    with house():
        task = RiskTask.objects.get()
    services.settle_risk(risk_task_id=task.pk, version=1, action=CANARY, by=by)
    values = {"note": [CANARY]}
    save_draft(by=by, form_key="counselling:session_add", about=str(episode.pk), url="/", values=values)

    with house():
        found = [t for t in tables() for row in rows_of(t) if any(form in row for form in FORMS)]
    assert found == []


def test_the_search_would_see_a_word_that_is_plain():
    EpisodeFactory(client__display_name=CANARY)
    with house():
        found = {t for t in tables() for row in rows_of(t) if any(form in row for form in FORMS)}
    assert found == {"clients_client", "clients_historicalclient"}
