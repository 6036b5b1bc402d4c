from django.db import migrations

from committees.logbook import LOG


class Migration(migrations.Migration):
    """PostgreSQL's TRUNCATE got round the triggers."""

    dependencies = [("committees", "0005_log_by_day")]

    operations = [migrations.RunPython(LOG.forwards, migrations.RunPython.noop)]
