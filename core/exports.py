"""Rows as CSV and XLSX bytes, made as they come: no cell becomes a formula, and memory does not grow with the rows."""

import csv
import datetime as dt
import io
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import xlsxwriter
from django.utils import timezone

# What a spreadsheet may take for the start of a formula, full-width forms included.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
# First letters after which a text is looked at more closely: those, and whatever a spreadsheet may skip.
WATCHED = frozenset(FORMULA_STARTS) | frozenset(
    letter for letter in map(chr, range(0x3001)) if letter.isspace()
)
MEDIA_TYPES = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
CHUNK = 64 * 1024
# Excel keeps no more in one cell.
CELL_LETTERS = 32_767
BOM = "\ufeff"

Row = Sequence[Any]


def plain_text(value: Any) -> str:
    """A text cell without NUL, which neither format can hold."""
    return str(value).replace("\0", "")


def csv_value(value: Any) -> Any:
    """A cell for CSV: numbers as they are, instants in Hong Kong time, text never the start of a formula."""
    kind = type(value)
    if kind is str:  # nearly every cell is one, and few begin with a sign or a space
        return _safe(value) if value and (value[0] in WATCHED or "\0" in value) else value
    if value is None:
        return ""
    if kind is int:
        return value
    if kind is dt.date:
        return value.isoformat()
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        return value
    if isinstance(value, dt.datetime):
        return timezone.localtime(value).strftime("%Y-%m-%d %H:%M")
    if isinstance(value, dt.date):
        return value.isoformat()
    return csv_value(str(value))


def _safe(text: str) -> str:
    plain = plain_text(text)
    is_risky = plain.startswith(FORMULA_STARTS) or plain.lstrip().startswith(FORMULA_STARTS)
    return f"'{plain}" if is_risky else plain


def csv_chunks(head: Row, rows: Iterable[Row]) -> Iterator[bytes]:
    """A CSV file in UTF-8 with its mark, as Excel expects it: every text quoted, lines ended by CR LF."""
    page = io.StringIO()
    writer = csv.writer(page, quoting=csv.QUOTE_NONNUMERIC)
    page.write(BOM)
    writer.writerow([csv_value(one) for one in head])
    yield _taken(page)
    for row in rows:
        writer.writerow(map(csv_value, row))
        if page.tell() >= CHUNK:
            yield _taken(page)
    yield _taken(page)


def _taken(page: io.StringIO) -> bytes:
    data = page.getvalue().encode()
    page.seek(0)
    page.truncate()
    return data


def xlsx_chunks(head: Row, rows: Iterable[Row], about: Sequence[tuple[str, str]] = ()) -> Iterator[bytes]:
    """An Excel workbook with one sheet of rows and one that says what it is; made in a directory of its own."""
    with tempfile.TemporaryDirectory(prefix="export-") as folder:
        path = Path(folder) / "export.xlsx"
        _write_workbook(path, folder, head, rows, about)
        with path.open("rb") as made:
            while chunk := made.read(CHUNK):
                yield chunk


def _write_workbook(
    path: Path, folder: str, head: Row, rows: Iterable[Row], about: Sequence[tuple[str, str]]
) -> None:
    options = {
        "constant_memory": True,
        "tmpdir": folder,
        "strings_to_formulas": False,
        "strings_to_numbers": False,
        "strings_to_urls": False,
    }
    with xlsxwriter.Workbook(str(path), options) as book:
        sheet = book.add_worksheet("Export")
        bold = book.add_format({"bold": True})
        dates: dict[type, Any] = {
            dt.date: book.add_format({"num_format": "yyyy-mm-dd"}),
            dt.datetime: book.add_format({"num_format": "yyyy-mm-dd hh:mm"}),
        }
        sheet.freeze_panes(1, 0)
        sheet.set_column(0, max(len(head) - 1, 0), 18)
        for place, words in enumerate(head):
            sheet.write_string(0, place, _fitting(words), bold)
        for number, row in enumerate(rows, 1):
            for place, value in enumerate(row):
                _write_cell(sheet, number, place, value, dates)
        _write_about(book, about)


def _write_cell(sheet: Any, number: int, place: int, value: Any, dates: dict[type, Any]) -> None:
    if value is None or value == "":
        return
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        sheet.write_number(number, place, value)
    elif isinstance(value, dt.datetime):
        naive = timezone.localtime(value).replace(tzinfo=None)
        sheet.write_datetime(number, place, naive, dates[dt.datetime])
    elif isinstance(value, dt.date):
        sheet.write_datetime(number, place, value, dates[dt.date])
    else:
        sheet.write_string(number, place, _fitting(value))


def _write_about(book: Any, about: Sequence[tuple[str, str]]) -> None:
    if not about:
        return
    sheet = book.add_worksheet("About")
    sheet.set_column(0, 1, 30)
    for number, (name, words) in enumerate(about):
        sheet.write_string(number, 0, _fitting(name))
        sheet.write_string(number, 1, _fitting(words))


def _fitting(value: Any) -> str:
    return plain_text(value)[:CELL_LETTERS]
