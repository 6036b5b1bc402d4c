from django.db import migrations

from meetings.models import frozen


class Migration(migrations.Migration):
    dependencies = [("meetings", "0001_initial")]

    operations = [migrations.RunPython(frozen.forwards, frozen.backwards)]
