"""Step 8: the manager counts, exports with a reason, and sees who looked, who placed, what changed."""

from pathlib import Path

from python_calamine import CalamineWorkbook

from tests.walk.person import Person


def read_report(manager: Person) -> None:
    """Open cases by stage, who is on record, what is due: a chart and the same as a table."""
    manager.sign_in()
    manager.look("desk")
    manager.open("/reports/")
    manager.look("report")
    assert "Open cases by stage" in manager.text
    assert manager.page.locator("main svg, main .chart").count() > 0
    assert manager.page.locator("main table").count() > 0


def export(manager: Person, kind: str) -> Path:
    """The open cases with their deadlines as a file, made by a job that shows how far it is."""
    manager.open("/reports/")
    manager.press("Open cases with deadlines, row by row")
    manager.look("export-form")
    manager.fill(reason="Half-year report to the board", format=kind)
    manager.press_main()
    download = manager.page.get_by_role("link", name="Download")
    download.wait_for(timeout=60_000)
    manager.look("export-ready")
    with manager.page.expect_download() as file:
        download.click()
    taken = manager.album / f"open-cases.{kind}"
    file.value.save_as(taken)
    return taken


def export_both(manager: Person, case: str) -> None:
    """The new case is a row of both files."""
    table = export(manager, "csv").read_text("utf-8-sig").splitlines()
    sheet = CalamineWorkbook.from_path(export(manager, "xlsx")).get_sheet_by_index(0)
    cells = [cell for row in sheet.to_python() for cell in row]
    assert sum(case in line for line in table) == 1
    assert cells.count(case) == 1


def watch_over(manager: Person, case: str, client: str) -> None:
    """Who opened the client's record, who placed whom, and what changed."""
    manager.open(f"/looked/clients.client/{client}/")
    manager.look("looked")
    assert "Wilma Adeyo" in manager.text
    manager.open(f"/history/clients.client/{client}/")
    manager.look("history")
    assert "Imogen Fairweather" in manager.text
    manager.open(f"/cases/{case}/?show=access")
    manager.look("case-access")
    assert "Placed with Paul Thornby" in manager.text
    assert "Petra Holm" in manager.text
