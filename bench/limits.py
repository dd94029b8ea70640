"""What the database alone needs for the same answer: the other side of a ratio."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from django.db import connection

from clients.rules import fold_name
from core.db import system_context

# The rows of the export of open cases as one would write them by hand.
OPEN_CASES = """
select c.reference, k.display_name, c.stage, s.started_on, w.full_name, r.representative, d.due_on, d.number,
  d.unchecked
from cases_case c join clients_client k on k.id = c.client_id
left join cases_stagespan s on s.case_id = c.id and s.ended_on is null and not s.is_struck
left join cases_assignment a on a.case_id = c.id and a.ended_on is null and a.part = 'caseworker'
left join accounts_user w on w.id = a.user_id
left join cases_representation r on r.case_id = c.id and r.ceased_on is null
left join (select case_id, min(due_on) as due_on, count(*) as number,
    count(*) filter (where is_critical and confirmed_by_id is null) as unchecked
  from cases_deadline where state = 'open' group by case_id) d on d.case_id = c.id
where c.closed_on is null order by d.due_on
"""
ALIKE = """
select client_id from clients_clientname where search_key % %s and ended_on is null
order by similarity(search_key, %s) desc limit 20
"""


def copy_open_cases() -> int:
    """`psql \\copy` of the export's rows into a file; how many lines it has."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        path = Path(folder) / "rows.csv"
        copy = f"\\copy ({' '.join(OPEN_CASES.split())}) to '{path}' with (format csv, header)"
        words = [_psql(), "-q", "-X", "-v", "ON_ERROR_STOP=1", "-c", "set role r_system", "-c", copy]
        subprocess.run(words, env={**os.environ, **_address()}, check=True, capture_output=True)
        return path.read_bytes().count(b"\n")


def _psql() -> str:
    beside = Path(os.environ.get("HARBOUR_PG_BIN", "")) / "psql"
    return str(beside) if beside.is_file() else shutil.which("psql") or "psql"


def _address() -> dict[str, str]:
    """The connection of Django as psql takes it."""
    known = connection.get_connection_params()
    names = {
        "host": "PGHOST",
        "port": "PGPORT",
        "user": "PGUSER",
        "password": "PGPASSWORD",
        "dbname": "PGDATABASE",
    }
    return {name: str(known[key]) for key, name in names.items() if known.get(key)}


def names_alike(name: str) -> list[str]:
    """The twenty clients whose names are most like this one, by trigrams alone."""
    folded = fold_name(name)
    with system_context("bench.names_alike"), connection.cursor() as cursor:
        cursor.execute(ALIKE.replace("% %s", "%% %s"), [folded, folded])
        return [str(row[0]) for row in cursor.fetchall()]
