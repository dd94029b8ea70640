"""`load_demo`: fill an empty house with invented people; refuses in production and where somebody lives already."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from accounts.models import User
from core.db import system_context
from reports.demo.load import load_demo


class Command(BaseCommand):
    help = "Load synthetic demonstration data into an empty database."

    def handle(self, *args, **options):
        if settings.PRODUCTION:
            raise CommandError("Demonstration data never goes into a production house.")
        with system_context("demo.is_empty"):
            is_inhabited = User.objects.exists()
        if is_inhabited:
            self.stdout.write("There are accounts already: nothing was loaded.")
            return
        made = load_demo()
        self.stdout.write(", ".join(f"{count} {kind}" for kind, count in made.items()))
