import django.db.models.deletion
from django.db import migrations, models


def throw_away(apps, schema_editor):
    """What is kept doesn't know whose it is; it is made again when it is asked for."""
    apps.get_model("meetings", "Rendition").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("meetings", "0011_claimed_by_a_process")]

    operations = [
        migrations.RunPython(throw_away, migrations.RunPython.noop),
        migrations.AddField(
            model_name="rendition",
            name="meeting",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="renditions",
                to="meetings.meeting",
            ),
        ),
    ]
