"""What bin/run, bin/manage, bin/test, bin/backup and bin/restore are made of.

The standard library only, since nothing is installed yet; messages.py, probes.py, backup.py and restore.py run
later, inside the virtual environment. A Python that is too old hands over to a newer one, if there is one.
"""

import os
import shutil
import sys

if sys.version_info < (3, 11):  # noqa: UP036 - the packages ask for 3.11, the system's python3 may be older
    _newer = [found for found in (shutil.which(f"python3.{minor}") for minor in range(11, 20)) if found]
    if not _newer:
        sys.exit(f"Harbour needs Python 3.11 or newer; this is {sys.version.split()[0]}.")
    os.execv(_newer[-1], [_newer[-1], *sys.argv])
