"""Measure the house: bin/bench [--size N] [--rounds R] [--only CODE,...] [--json]."""

import argparse
import json
import os
import platform
import sys


def arguments(words: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="bin/bench", description="How fast the house is, as ratios of one run."
    )
    parser.add_argument("--size", type=int, default=100_000, help="cases of the largest house (100000)")
    parser.add_argument(
        "--rounds", type=int, default=15, help="rounds of each ratio (15); heavy ones get a fifth"
    )
    parser.add_argument("--only", default="", help="ratios by their codes, with commas between")
    parser.add_argument("--json", action="store_true", help="the line of JSON alone, no table")
    parser.add_argument("--fill", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--serve", type=int, help=argparse.SUPPRESS)
    return parser.parse_args(words)


def _in_django(given: argparse.Namespace) -> None:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    from django.conf import settings

    from bench.filling import fill
    from bench.scale import Scale
    from bench.worker import serve

    settings.ROOT_URLCONF = "bench.urls"
    if given.fill:
        fill(Scale(given.fill))
    else:
        serve(Scale(given.serve))


def _measure(given: argparse.Namespace) -> int:
    from bench.houses import opened
    from bench.ratios import RATIOS, RIGHT_ENOUGH, table, take
    from tools.services import Services
    from tools.state import State

    chosen = [one for one in RATIOS if not given.only or one.code in given.only.split(",")]
    services = Services(State.chosen(default="bench"))
    try:
        with services.in_use() as env, opened(services, env, given.size) as houses:
            results = [take(one, houses, one.rounds(given.rounds)) for one in chosen]
    finally:
        services.stop_if_unused()
    if not given.json:
        print(table(results))
    facts = {one.ratio.code: one.as_json() for one in results}
    print(
        json.dumps(
            {"size": given.size, "cores": os.cpu_count(), "python": platform.python_version(), **facts}
        )
    )
    return 0 if all(one.right_share >= RIGHT_ENOUGH for one in results) else 1


def main(words: list[str]) -> int:
    given = arguments(words)
    if given.fill or given.serve:
        _in_django(given)
        return 0
    return _measure(given)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
