"""bin/bench: the packages first, then the measuring in the project's own Python."""

import os
import subprocess
import sys

from tools import interrupts, packages
from tools.console import SetUpError
from tools.python_env import ensure_packages
from tools.services import refuse_production
from tools.state import PYTHON, ROOT


def main(words: list[str]) -> int:
    interrupts.treat_termination_as_interrupt()
    try:
        refuse_production()
        ensure_packages("demo")
        packages.pango()
        return subprocess.call([PYTHON, "-m", "bench", *words], cwd=ROOT)
    except KeyboardInterrupt:
        return 130
    except SetUpError as problem:
        print(f"\n{problem}", file=sys.stderr)
        return os.EX_UNAVAILABLE
