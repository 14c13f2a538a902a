from django.apps import AppConfig


class TelemetryConfig(AppConfig):
    name = "telemetry"

    def ready(self):
        from django.conf import settings
        from . import client
        client.configure(settings.INFLUX["CONNECTION"], timeout=settings.INFLUX.get("TIMEOUT"))
