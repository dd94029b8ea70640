"""No value reaches a log line or an error report."""

import logging
import sys
from types import SimpleNamespace

from django.test import RequestFactory

from core import logs
from core.context import Current, enter, leave

SECRET = "Amina Canary-7731"


def line(name, message, *args, error=None, **extra):
    record = logging.LogRecord(name, logging.ERROR, "somewhere.py", 1, message, args, error)
    vars(record).update(extra)
    return logs.ScrubbingFormatter().format(record)


def rest(text):
    """The line without its instant."""
    return text.split(" ", 1)[1]


def failed(secret):
    try:
        kept = secret
        raise ValueError(f"bad value {kept}")
    except ValueError:
        return sys.exc_info()


def test_line_keeps_the_template_and_drops_its_arguments():
    assert rest(line("django.request", "Not found: %s", SECRET)) == "ERROR django.request Not found: %s"


def test_line_withholds_a_sentence_finished_by_a_stranger():
    assert rest(line("psycopg.pool", f"cannot connect {SECRET}")) == "ERROR psycopg.pool (text withheld)"


def test_line_names_request_actor_and_action():
    token = enter(Current(request_id="r-1", user=SimpleNamespace(pk=7)))
    extra = {"action": "cases.set_deadline", "count": 3, "code": "smtp_down", "name_of_client": SECRET}
    try:
        text = rest(line("core.outbox", "outbox.late", **extra))
    finally:
        leave(token)
    assert text == (
        "ERROR core.outbox outbox.late request_id=r-1 actor=user:7 action=cases.set_deadline"
        " code=smtp_down count=3"
    )
    assert rest(line("core.outbox", "outbox.late")) == "ERROR core.outbox outbox.late"


def test_allowed_extra_holding_words_is_blanked():
    assert rest(line("core.outbox", "outbox.late", code=SECRET)) == "ERROR core.outbox outbox.late code=-"


def test_request_shows_its_route_and_neither_path_nor_query():
    request = RequestFactory().post(f"/clients/{SECRET}/?q={SECRET}", {"name": SECRET})
    text = rest(
        line("django.request", "Internal Server Error: %s", request.path, request=request, status_code=500)
    )
    assert text == "ERROR django.request Internal Server Error: %s status_code=500 method=POST view=none"


def test_error_tells_type_and_place_only():
    text = line("core.db", "write failed", error=failed(SECRET))
    assert "error=builtins.ValueError at=" in text
    assert text.endswith(":failed")
    assert "Canary" not in text


def test_error_report_holds_no_locals_no_post_no_message():
    request = RequestFactory().post(f"/?q={SECRET}", {"name": SECRET})
    reporter = logs.QuietExceptionReporter(request, *failed(SECRET))
    for report in (
        reporter.get_traceback_text(),
        reporter.get_traceback_html(),
        str(reporter.get_traceback_data()),
    ):
        assert "ValueError" in report
        assert "Canary" not in report


def test_reporter_filter_gives_nothing_of_the_request():
    request = RequestFactory().post("/", {"name": SECRET})
    quiet = logs.QuietReporterFilter()
    frame = failed(SECRET)[2].tb_frame
    assert quiet.get_post_parameters(request) == {}
    assert list(quiet.get_traceback_frame_variables(request, frame)) == []
