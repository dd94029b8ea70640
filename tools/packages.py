"""System libraries and programs: installed by apt as root, otherwise unpacked inside the checkout."""

import ctypes
import os
import shutil
import subprocess
import sys
from pathlib import Path

from tools.console import say, succeeds
from tools.state import ROOT

UNPACKED = ROOT / ".local" / "deb"
PANGO = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0")
_PANGO_FILES = (
    *("libgobject-2.0.so.0", "libpango-1.0.so.0", "libpangoft2-1.0.so.0"),
    *("libharfbuzz.so.0", "libharfbuzz-subset.so.0", "libfontconfig.so.1"),
)
_BREW = ("/opt/homebrew/lib", "/usr/local/lib")
_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def _lists_are_there() -> bool:
    return any(Path("/var/lib/apt/lists").glob("*_Packages*"))


def apt_install(*names: str) -> bool:
    """Install as root from the system's own package sources; False when that cannot be."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return False
    apt = ("apt-get", "-qq", "-o", "DPkg::Lock::Timeout=400")
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    say("installing", *names)
    install = (*apt, "install", "-y", "--no-install-recommends", *names)
    if _lists_are_there() and succeeds(*install, env=env):
        return True
    return succeeds(*apt, "update", env=env) and succeeds(*install, env=env)


def apt_unpack(*names: str) -> bool:
    """Download what is missing for these names and unpack it inside the checkout; needs no root."""
    if not shutil.which("apt-get"):
        return False
    plan = subprocess.run(
        ["apt-get", "install", "-s", "--no-install-recommends", *names], capture_output=True, text=True
    )
    missing = [line.split()[1] for line in plan.stdout.splitlines() if line.startswith("Inst ")]
    if not missing:
        return False
    UNPACKED.mkdir(parents=True, exist_ok=True)
    say(f"unpacking {len(missing)} system packages in {UNPACKED} (not root)")
    if not succeeds("apt-get", "download", "-qq", *missing, cwd=UNPACKED):
        return False
    for package in UNPACKED.glob("*.deb"):
        if not succeeds("dpkg-deb", "-x", package, UNPACKED / "root"):
            return False
        package.unlink()
    return True


def unpacked_libraries() -> list[str]:
    return sorted(
        str(found) for top in ("usr/lib", "lib") for found in (UNPACKED / "root" / top).glob("*-linux-*")
    )


def _has_pango() -> bool:
    if sys.platform == "darwin":
        return any(Path(place, "libpango-1.0.0.dylib").exists() for place in _BREW)
    if any(Path(place, "libharfbuzz-subset.so.0").exists() for place in unpacked_libraries()):
        return True
    try:
        for name in _PANGO_FILES:
            ctypes.CDLL(name)
    except OSError:
        return False
    return True


def pango() -> bool:
    """Have what WeasyPrint draws letters with; says what to do where it cannot be had."""
    if _has_pango() or apt_install(*PANGO) or apt_unpack(*PANGO):
        return True
    say("PDF letters are off. Debian, Ubuntu: apt install", *PANGO, "- macOS: brew install pango")
    return False


def library_environment() -> dict[str, str]:
    """The variables with which a child process finds the unpacked (or Homebrew's) libraries."""
    if sys.platform == "darwin":
        return {"DYLD_FALLBACK_LIBRARY_PATH": ":".join((*_BREW, "/usr/lib"))}
    places = unpacked_libraries()
    if not places:
        return {}
    return {"LD_LIBRARY_PATH": ":".join([*places, *filter(None, [os.environ.get("LD_LIBRARY_PATH")])])}


def chromium() -> str | None:
    """The path of a Chromium for browser tests: CHROMIUM, one that is installed, or apt's when root."""
    given = os.environ.get("CHROMIUM")
    if given:
        return given
    found = _installed_browser()
    if found is None and apt_install("chromium"):
        found = _installed_browser()
    return found


def _installed_browser() -> str | None:
    return next(
        (path for name in _BROWSERS if (path := shutil.which(name)) and succeeds(path, "--version")), None
    )
