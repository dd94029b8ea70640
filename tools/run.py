"""bin/run: from a bare machine to Harbour in the browser, with one command."""

import argparse
import subprocess
import sys
import time

from tools import check, interrupts, launch, project
from tools.console import SetUpError, say
from tools.services import Services
from tools.stack import Stack
from tools.state import PYTHON, ROOT, State

_DESCRIPTION = """Set up what is missing and start Harbour with demonstration data.
Ctrl-C stops everything; the data stays for the next start."""


def arguments(words: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bin/run", description=_DESCRIPTION)
    parser.add_argument(
        "--port", type=_port, default=8000, metavar="N", help="8000, or the next one when busy"
    )
    parser.add_argument("--state", metavar="DIR", help="keep data and logs here (.local, or HARBOUR_STATE)")
    parser.add_argument("--reset", action="store_true", help="first forget all data of the state directory")
    checking = "start on a free port, verify every part, answer one line of JSON, stop"
    parser.add_argument("--check", action="store_true", help=checking)
    return parser.parse_args(words)


def _port(word: str) -> int:
    if not word.isdecimal() or not 1 <= int(word) <= 65535:
        raise argparse.ArgumentTypeError("a port is a number from 1 to 65535")
    return int(word)


def serve(services: Services, port: int) -> None:
    """Run until a signal comes or a part fails."""
    with services.in_use() as env:
        project.migrate(services, env)
        project.load_demonstration(services, env)
        with services.state.lock_if_free("web") as alone:
            if not alone:
                raise SetUpError(
                    f"Harbour runs on {services.state.path} already: {_known_address(services.state)}"
                )
            with launch.started(services, env, port) as stack:
                stack.wait_until_healthy()
                (services.state.path / "address").write_text(stack.address)
                announce(stack)
                while True:
                    stack.raise_if_ended()
                    time.sleep(0.5)


def _known_address(state: State) -> str:
    noted = state.path / "address"
    return noted.read_text() if noted.exists() else "it is starting"


def announce(stack: Stack) -> None:
    say("ready")
    print(f"\nHarbour is at {stack.address}\n", flush=True)
    if project.has_command("demo_accounts"):
        subprocess.run([PYTHON, "manage.py", "demo_accounts"], cwd=ROOT, env=dict(stack.env), check=False)
    print(f"\nCtrl-C stops everything; the data stays. Logs: {stack.state.path / 'log'}", flush=True)


def main(words: list[str]) -> int:
    given = arguments(words)
    interrupts.treat_termination_as_interrupt()
    state = State.chosen(given.state)
    if given.check:
        return check.main(state, afresh=given.reset)
    services = None
    try:
        services = launch.set_up(state, afresh=given.reset)
        serve(services, given.port)
    except KeyboardInterrupt:
        return 0
    except SetUpError as problem:
        print(f"\n{problem}", file=sys.stderr)
        return 1
    finally:
        if services is not None:
            with interrupts.held():
                if services.stop_if_unused():
                    say("everything is stopped")
    return 0
