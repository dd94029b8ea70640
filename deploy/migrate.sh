#!/bin/sh
# Runs to its end before web, worker and beat start: roles, database, tables, grants.
set -eu
python manage.py provision_roles --database harbour
exec python manage.py migrate --noinput
