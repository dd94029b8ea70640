"""`demo_accounts`: how each role of the demonstration signs in, with the code of this minute."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from reports.demo.accounts import PASSWORD, code_now, printed_accounts


class Command(BaseCommand):
    help = "Print name, password and current second-factor code for every role."

    def handle(self, *args, **options):
        if settings.PRODUCTION:
            raise CommandError("There are no demonstration accounts in production.")
        self.stdout.write(f"Password for all: {PASSWORD}")
        for one in printed_accounts():
            self.stdout.write(f"  {one.role.label!s:<24} {one.email:<28} code {code_now(one)}")
        self.stdout.write("A fresh code: bin/manage demo_code ROLE")
