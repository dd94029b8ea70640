"""Compile the translated messages with Babel, since gettext's own programs may not be there."""

from pathlib import Path

from tools.state import ROOT


def stale_catalogues(root: Path = ROOT) -> list[Path]:
    """The .po files that are newer than what was compiled from them."""
    found = [*root.glob("locale/*/LC_MESSAGES/*.po"), *root.glob("*/locale/*/LC_MESSAGES/*.po")]
    return [po for po in found if not _is_fresh(po)]


def _is_fresh(po: Path) -> bool:
    mo = po.with_suffix(".mo")
    return mo.exists() and mo.stat().st_mtime >= po.stat().st_mtime


def compile_catalogue(po: Path) -> Path:
    """Write the .mo beside a .po; unfinished (fuzzy) messages stay in English."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    with po.open("rb") as source:
        catalogue = read_po(source, locale=po.parent.parent.name)
    target = po.with_suffix(".mo")
    unfinished = target.with_suffix(".mo.new")
    with unfinished.open("wb") as written:
        write_mo(written, catalogue)
    return unfinished.replace(target)


if __name__ == "__main__":
    for stale in stale_catalogues():
        compile_catalogue(stale)
