from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "reports"

    def ready(self) -> None:
        # Makers read models and settings, so they are named once these are there.
        from reports import makers  # noqa: PLC0415

        makers.add_makers()
