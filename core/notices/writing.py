"""Notices, their mails and the outbox rows for these, in one statement however many people are told.

What was said before is left out by look-up, and by the unique constraint where two say it at once.
"""

import json
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection

from core.models import Delivery, Notice, Outbox

WRITE = f"""
with wanted as materialized (
  select gen_random_uuid() as id, gen_random_uuid() as delivery_id, w.* from jsonb_to_recordset(%s::jsonb) as w(
    user_id uuid, kind text, url_name text, url_args jsonb, subject_label text, subject_id uuid,
    due_on date, dedupe_key text, is_urgent boolean, asks_answer boolean, message text,
    in_digest boolean)
  where not exists (select 1 from {Notice._meta.db_table} n
                     where n.user_id = w.user_id and n.dedupe_key = w.dedupe_key)
), told as (
  insert into {Notice._meta.db_table} (id, version, user_id, kind, url_name, url_args, subject_label, subject_id,
                                      due_on, dedupe_key, is_urgent, asks_answer)
  select id, 1, user_id, kind, url_name, url_args, subject_label, subject_id, due_on, dedupe_key, is_urgent,
         asks_answer
    from wanted on conflict (user_id, dedupe_key) do nothing returning id
), mailed as (
  insert into {Delivery._meta.db_table} (id, version, notice_id, user_id, channel, message, in_digest, state, code)
  select delivery_id, 1, id, user_id, 'mail', message, in_digest, 'waiting', ''
    from wanted join told using (id) where message <> '' returning id, in_digest
), queued as (
  insert into {Outbox._meta.db_table} (id, version, kind, reference, due_at, dedupe_key, state, attempts, last_error)
  select gen_random_uuid(), 1, %s, jsonb_build_object('delivery', id), %s, 'mail:' || id, 'waiting', 0, ''
    from mailed where not in_digest returning id
)
select (select count(*) from told), array(select id from queued)
"""  # noqa: S608 - table names of our own models


def write_notices(rows: Iterable[dict[str, Any]], mail_kind: str, due_at: Any) -> tuple[int, list[UUID]]:
    """Write what was not said before; how many notices are new, and the outbox rows of their mails."""
    with connection.cursor() as cursor:
        cursor.execute(WRITE, [json.dumps(list(rows), cls=DjangoJSONEncoder), mail_kind, due_at])
        return cursor.fetchone()
