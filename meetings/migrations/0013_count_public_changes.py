from django.db import migrations

from meetings.models.watched import THROWN_AWAY, WATCHED


class Migration(migrations.Migration):
    dependencies = [
        ("meetings", "0012_whose_rendition"),
        ("committees", "0009_count_public_changes"),
    ]

    operations = [
        migrations.RunPython(each.forwards, each.backwards)
        for each in (WATCHED, THROWN_AWAY)
    ]
