"""What a container says of its own health: python -m tools.healthcheck web|worker|beat|backup."""

import os
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

_BEAT_SECONDS = 15 * 60
_BACKUP_SECONDS = 26 * 60 * 60


def web() -> bool:
    """The page answers as it would to the proxy; otherwise production would redirect to https."""
    host = os.environ.get("ALLOWED_HOSTS", "localhost").split(",")[0]
    headers = {"Host": host, "X-Forwarded-Proto": "https"}
    request = urllib.request.Request("http://127.0.0.1:8000/healthz", headers=headers)
    with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(request, timeout=4) as answer:
        return answer.status == 200


def worker() -> bool:
    name = f"celery@{os.uname().nodename}"
    command = ["celery", "-A", "config", "inspect", "ping", "--timeout", "10", "--destination", name]
    return subprocess.run(command, stdout=subprocess.DEVNULL, check=False).returncode == 0


def beat() -> bool:
    """Beat writes its schedule every few minutes."""
    return _age(*Path("/tmp").glob("schedule*")) < _BEAT_SECONDS


def backup() -> bool:
    """A backup is complete once its manifest is there."""
    return _age(*Path("/backups").glob("*/manifest.json")) < _BACKUP_SECONDS


def _age(*paths: Path) -> float:
    """Seconds since the newest of the files was written; without any, forever."""
    return min((time.time() - path.stat().st_mtime for path in paths), default=float("inf"))


if __name__ == "__main__":
    checks = {"web": web, "worker": worker, "beat": beat, "backup": backup}
    try:
        healthy = checks[sys.argv[1]]()
    except OSError as problem:
        sys.exit(str(problem))
    sys.exit(0 if healthy else f"{sys.argv[1]} is not well")
