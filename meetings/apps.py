from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "meetings"

    def ready(self) -> None:
        # Makers read models and settings, so they are named once these are there.
        from meetings.public import bodies, heads  # noqa: PLC0415

        bodies.add_makers()
        heads.add_makers()
