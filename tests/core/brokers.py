"""A broker of the tests' own that can be stopped and started again, and a real worker on the test database."""

import os
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from celery import current_app
from django.conf import settings
from django.db import connection
from kombu import pools

from core import outbox
from tools.state import PYTHON, ROOT
from tools.valkey import Broker


@contextmanager
def own_broker() -> Iterator[Broker]:
    """A running broker that this process publishes to."""
    with tempfile.TemporaryDirectory(prefix="hb") as folder:
        place = Path(folder)
        broker = Broker(place / "data", place / "s", place / "log")
        broker.start()
        before = current_app.conf.broker_write_url
        _publish_to(f"redis+socket://{quote(str(broker.socket), safe='/')}?virtual_host=0")
        try:
            yield broker
        finally:
            _publish_to(before)
            broker.stop()


def _publish_to(url: str) -> None:
    current_app.conf.broker_read_url = current_app.conf.broker_write_url = url
    current_app.amqp.__dict__.pop("producer_pool", None)
    current_app.amqp._producer_pool = None
    current_app._pool = None
    # Closes every pool and forgets it: a closed one that is kept would be found again under its address.
    pools.reset()
    outbox._quiet_until = 0.0


@contextmanager
def real_worker(log: Path) -> Iterator[subprocess.Popen]:
    """A Celery worker of its own process on the test database; ends with the block."""
    base = settings.DATABASES["default"]
    host = base["OPTIONS"].get("host") or base["HOST"]
    name = connection.settings_dict["NAME"]
    env = {
        **os.environ,
        "DATABASE_URL": f"postgres://{base['USER']}:{base['PASSWORD']}@/{name}?host={host}",
        "CELERY_BROKER_URL": current_app.conf.broker_write_url,
        "FILES_DIR": str(settings.STORAGES["default"]["OPTIONS"]["location"]),
        "EMAIL_URL": f"filemail:///{log.parent}/mail",
    }
    with log.open("ab") as out:
        command = [PYTHON, "-m", "celery", "-A", "config", "worker", "-c", "1", "-l", "WARNING"]
        worker = subprocess.Popen([str(word) for word in command], cwd=ROOT, env=env, stdout=out, stderr=out)
    try:
        yield worker
    finally:
        worker.terminate()
        worker.wait(20)
