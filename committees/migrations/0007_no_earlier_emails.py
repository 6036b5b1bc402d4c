from typing import Any

from django.db import migrations
from django.db.models import F


def forget_earlier_emails(apps: Any, schema_editor: Any) -> None:
    """What an account's e-mail was before it was changed opened it still."""
    rows = apps.get_model("account", "EmailAddress").objects
    earlier = rows.exclude(email__iexact=F("user__email"))
    rows.filter(pk__in=list(earlier.values_list("pk", flat=True))).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("committees", "0006_log_never_emptied"),
        ("account", "0009_emailaddress_unique_primary_email"),
    ]

    operations = [
        migrations.RunPython(forget_earlier_emails, migrations.RunPython.noop)
    ]
