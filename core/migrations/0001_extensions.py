"""What PostgreSQL must offer, and the database cache's table (sign-in limits live there)."""

from django.contrib.postgres.operations import BtreeGistExtension, TrigramExtension, UnaccentExtension
from django.db import migrations

CACHE = """
create table cache (cache_key varchar(255) primary key, value text not null, expires timestamptz not null);
create index cache_expires on cache (expires);
"""


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        TrigramExtension(),
        UnaccentExtension(),
        BtreeGistExtension(),
        migrations.RunSQL(CACHE, "drop table cache"),
    ]
