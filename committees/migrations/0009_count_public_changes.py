from django.db import migrations

from committees.public_changes import WATCHED


class Migration(migrations.Migration):
    dependencies = [("committees", "0008_public_changes")]

    operations = [migrations.RunPython(WATCHED.forwards, WATCHED.backwards)]
