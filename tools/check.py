"""bin/run --check: start everything, ask each part for proof that it works, answer one line of JSON."""

import json
import subprocess
import sys
import time
import traceback
from collections.abc import Iterator

from tools import interrupts, launch, project
from tools.console import SetUpError, say, seconds
from tools.services import Services
from tools.stack import Stack
from tools.state import PYTHON, ROOT, State

PARTS = ("database", "broker", "web", "worker", "beat", "pdf")
_PROBE_SECONDS = 90
_BEAT_SECONDS = 30


def main(state: State, *, afresh: bool) -> int:
    """Print the one line and give the exit code: 0 when every part is "ok"."""
    found: dict[str, str] = {}
    services = None
    try:
        services = launch.set_up(state, afresh=afresh)
        for part, answer in _verify(services):
            say(f"{part}: {answer}")
            found[part] = answer
    except (SetUpError, KeyboardInterrupt) as problem:
        say(problem)
        found["problem"] = _last_line(problem)
    except Exception as problem:  # the one line must come whatever went wrong
        traceback.print_exc()
        found["problem"] = _last_line(problem)
    finally:
        if services is not None:
            with interrupts.held():
                services.stop_if_unused()
    return report(found)


def _last_line(problem: BaseException) -> str:
    return (str(problem).strip().splitlines() or [type(problem).__name__])[-1]


def report(found: dict[str, str]) -> int:
    parts = {part: found.get(part, "not reached") for part in PARTS}
    ok = all(answer == "ok" for answer in parts.values()) and "problem" not in found
    extra = {"problem": found["problem"]} if "problem" in found else {}
    print(json.dumps({"ok": ok, "seconds": seconds(), **parts, **extra}, ensure_ascii=False), flush=True)
    return 0 if ok else 1


def _verify(services: Services) -> Iterator[tuple[str, str]]:
    with services.in_use() as env:
        project.migrate(services, env)
        beat_log = services.state.log("beat")
        before = beat_log.stat().st_size if beat_log.exists() else 0
        with launch.started(services, env, 0) as stack:
            asked = _ask_probes(stack)
            stack.wait_until_healthy()
            yield "web", "ok"
            yield from _answers(asked).items()
            yield "beat", _beat(stack, before)


def _ask_probes(stack: Stack) -> subprocess.Popen[str]:
    """Ask what needs the project's own packages, while the web is still starting."""
    command = [PYTHON, "-m", "tools.probes", stack.worker_name]
    return subprocess.Popen(
        command, cwd=ROOT, env=dict(stack.env), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True
    )


def _answers(asked: subprocess.Popen[str]) -> dict[str, str]:
    try:
        said, _ = asked.communicate(timeout=_PROBE_SECONDS)
    except subprocess.TimeoutExpired:
        asked.kill()
        said, _ = asked.communicate()
    return dict(line.split("\t", 1) for line in said.splitlines() if "\t" in line)


def _beat(stack: Stack, before: int) -> str:
    """Beat works when it has sent a task since it was started, which its log tells."""
    until = time.monotonic() + _BEAT_SECONDS
    while time.monotonic() < until:
        if stack.processes["beat"].poll() is not None:
            return "ended by itself"
        with stack.state.log("beat").open("rb") as log:
            log.seek(before)
            if b"Sending due task" in log.read():
                return "ok"
        time.sleep(0.2)
    return f"sent no task in {_BEAT_SECONDS} seconds"


if __name__ == "__main__":
    sys.exit("started by bin/run --check")
