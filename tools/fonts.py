"""The font set of letters: ours and nobody else's, so that a PDF looks the same wherever it is made."""

import sys
import sysconfig
from pathlib import Path
from xml.sax.saxutils import escape

from tools.state import ROOT

_HEAD = '<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">\n'


def write_fonts_conf(target: Path, *, packages: Path, cache: Path) -> Path:
    """Write a fontconfig file that knows assets/fonts and the Han fonts installed under `packages`."""
    places = [ROOT / "assets" / "fonts", packages / "noto_cjk_sans_otc"]
    lines = "".join(f"  <dir>{escape(str(place))}</dir>\n" for place in places)
    text = f"{_HEAD}<fontconfig>\n{lines}  <cachedir>{escape(str(cache))}</cachedir>\n</fontconfig>\n"
    if not target.exists() or target.read_text() != text:
        target.write_text(text)
    return target


if __name__ == "__main__":  # the container image writes its own once, when it is built
    written = Path(sys.argv[1])
    write_fonts_conf(
        written, packages=Path(sysconfig.get_paths()["purelib"]), cache=written.parent / "fontconfig"
    )
