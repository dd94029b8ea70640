#!/usr/bin/env python3
"""Django's command line; bin/manage sets up the services first."""

import os
import sys

# Changing the schema is the owner's work; everything else runs as the app's login.
OWNERS_COMMANDS = {"migrate", "makemigrations", "showmigrations", "sqlmigrate"}

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    if OWNERS_COMMANDS & set(sys.argv[1:2]):
        os.environ.setdefault("MIGRATE_AS_OWNER", "1")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)
