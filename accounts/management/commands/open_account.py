"""`open_account EMAIL NAME ROLE`: the first account of a new house, and any later one."""

from allauth.account.models import EmailAddress
from django.core.exceptions import ValidationError
from django.core.management.base import CommandError

from accounts.models import User
from accounts.policy import STAFF
from core.commands import HouseCommand


class Command(HouseCommand):
    help = "Open an account for somebody of the house. They choose a password themselves, by mail."

    def add_arguments(self, parser):
        parser.add_argument("email")
        parser.add_argument("name", help="the full name, in quotes")
        parser.add_argument("role", choices=sorted(map(str, STAFF)))

    def run(self, **options) -> str:
        facts = {"full_name": options["name"], "role": options["role"]}
        try:
            user = User.objects.create_user(email=options["email"], password=None, **facts)
        except ValidationError as problem:
            raise CommandError(" ".join(problem.messages)) from None
        EmailAddress.objects.create(user=user, email=user.email, primary=True, verified=True)
        return (
            f"{user.email} is open. At /accounts/password/reset/ they ask for the mail that lets them choose a "
            "password; the second factor is set up at the first sign-in."
        )
