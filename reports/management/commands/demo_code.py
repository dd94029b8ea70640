"""`demo_code ROLE`: the six digits the role's app would show now."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from reports.demo.accounts import account_of, code_now, printed_accounts


class Command(BaseCommand):
    help = "Print a fresh second-factor code for a role's demonstration account."

    def add_arguments(self, parser):
        parser.add_argument("role", help=", ".join(str(one.role.value) for one in printed_accounts()))

    def handle(self, *args, role, **options):
        if settings.PRODUCTION:
            raise CommandError("There are no demonstration accounts in production.")
        account = account_of(role)
        if account is None:
            raise CommandError(f"No demonstration account has the role {role}.")
        self.stdout.write(code_now(account))
