"""What a log line may say: when, how grave, where in the code, which request, who, doing what. No values.

A line carries the constant text of the message, never its arguments: those hold names, search terms, posted
text, row contents. An error is told by its type and the lines of code it passed, without its own message
(PostgreSQL puts whole rows into it) and without local variables.
"""

import logging
import traceback
from collections.abc import ItemsView
from datetime import UTC, datetime
from types import TracebackType
from typing import Any

from django.http import HttpRequest
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.views.debug import ExceptionReporter, SafeExceptionReporterFilter

from core.context import running

# Loggers of ours write constant event names; anybody else's finished sentence may hold a value.
OUR_LOGGERS = {"core", "accounts", "clients", "cases", "documents", "config"}
OUR_LOGGERS |= {"referrals", "welfare", "counselling", "probono", "reports"}
# What our own code may add with `extra=`: codes and opaque identifiers.
ALLOWED_EXTRA = (
    "action",
    "code",
    "count",
    "delivery",
    "document",
    "job",
    "kind",
    "outbox",
    "seconds",
    "status_code",
    "task",
)
WITHHELD = "(text withheld)"


class ScrubbingFormatter(logging.Formatter):
    """One line per record, built from constants, identifiers and places in the code."""

    def format(self, record: logging.LogRecord) -> str:
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        parts = [at, record.levelname, record.name, constant_text(record), *_facts(record)]
        if record.exc_info and record.exc_info[0]:
            parts.append(error_path(record.exc_info[0], record.exc_info[2]))
        return " ".join(parts)


def constant_text(record: logging.LogRecord) -> str:
    """The message's template: values stay out because they are its arguments."""
    template = str(record.msg)
    ours = record.name.split(".")[0] in OUR_LOGGERS
    if record.args or (ours and isinstance(record.msg, str)):
        return " ".join(template.split())
    return WITHHELD


def error_path(kind: type[BaseException], trail: TracebackType | None) -> str:
    """An error's type and the places it passed: file, line and function, innermost last."""
    frames = traceback.extract_tb(trail, limit=-12)
    places = [f"{frame.filename}:{frame.lineno}:{frame.name}" for frame in frames]
    return f"error={kind.__module__}.{kind.__name__} at=" + ">".join(places)


def _facts(record: logging.LogRecord) -> list[str]:
    facts = _who()
    facts.update({name: getattr(record, name) for name in ALLOWED_EXTRA if hasattr(record, name)})
    request = getattr(record, "request", None)
    if isinstance(request, HttpRequest):
        facts.update(_request_facts(request))
    return [f"{name}={_token(value)}" for name, value in facts.items()]


def _who() -> dict[str, Any]:
    carrier = running()
    if carrier is None:
        return {}
    actor = getattr(carrier.user, "pk", None)
    return {"request_id": carrier.request_id, **({"actor": f"user:{actor}"} if actor else {})}


def _request_facts(request: HttpRequest) -> dict[str, str]:
    """The route a request took by its name: a path somebody typed may hold anything."""
    match = request.resolver_match
    return {"method": request.method or "", "view": match.view_name if match else "none"}


def _token(value: Any) -> str:
    text = str(value)
    safe = text.replace("-", "").replace("_", "").replace(":", "").replace(".", "")
    return text if safe.isascii() and safe.isalnum() and len(text) <= 80 else "-"


class QuietExceptionReporter(ExceptionReporter):
    """Django's error report without local variables, settings, cookies, query or posted values."""

    def get_traceback_data(self) -> dict[str, Any]:
        return {"frames": [], "lastframe": None, "exception_type": self._type_name(), "request": None}

    def get_traceback_text(self) -> SafeString:
        return escape(error_path(self.exc_type, self.tb) if self.exc_type else "error=none")

    def get_traceback_html(self) -> SafeString:
        return self.get_traceback_text()

    def _type_name(self) -> str:
        return self.exc_type.__name__ if self.exc_type else ""


class QuietReporterFilter(SafeExceptionReporterFilter):
    """Nothing of a request is safe enough to report."""

    def is_active(self, request: HttpRequest | None) -> bool:
        return True

    def get_post_parameters(self, request: HttpRequest | None) -> dict[str, str]:
        return {}

    def get_traceback_frame_variables(
        self, request: HttpRequest | None, tb_frame: Any
    ) -> ItemsView[str, Any]:
        no_names: dict[str, Any] = {}
        return no_names.items()
