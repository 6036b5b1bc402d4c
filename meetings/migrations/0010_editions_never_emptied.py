from django.db import migrations

from meetings.models import frozen


class Migration(migrations.Migration):
    """PostgreSQL's TRUNCATE got round the triggers."""

    dependencies = [("meetings", "0009_which_page_saved")]

    operations = [migrations.RunPython(frozen.forwards, migrations.RunPython.noop)]
