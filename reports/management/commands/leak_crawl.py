"""`leak_crawl [--seed N] [--full] --json`: canaries in every field, every role through every door."""

import json
import time

from django.core.management.base import BaseCommand

from reports.crawl.crawl import crawl

SHARE = 0.12


class Command(BaseCommand):
    help = "Plant canaries, let every role look through every address, and report what leaked. Nothing stays."

    def add_arguments(self, parser):
        parser.add_argument("--seed", type=int, default=1, help="other words, other order, other twins")
        parser.add_argument("--full", action="store_true", help="every address for every viewer, all twins")
        parser.add_argument("--json", action="store_true", help="one JSON line")

    def handle(self, *args, **options):
        begun = time.monotonic()
        is_full = options["full"]
        share, twins = (1.0, 99) if is_full else (SHARE, 3)
        report = crawl(seed=options["seed"], share=share, twins=twins)
        answer = {
            "probes": sum(report.probes.values()),
            "channels": dict(sorted(report.probes.items())),
            "roles": sorted(report.roles),
            "leaks": len(report.leaks),
            "found": report.leaks[:50],
            "failures": report.failures[:50],
            "statuses": {str(status): count for status, count in sorted(report.statuses.items())},
            "seconds": round(time.monotonic() - begun, 1),
        }
        self.stdout.write(
            json.dumps(answer) if options["json"] else json.dumps(answer, indent=1, ensure_ascii=False)
        )
        if report.leaks or report.failures:
            raise SystemExit(1)
