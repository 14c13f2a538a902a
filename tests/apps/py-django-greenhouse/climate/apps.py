from django.apps import AppConfig
from django.conf import settings


class ClimateConfig(AppConfig):
    name = "climate"

    def ready(self):
        from . import series

        series.configure(settings.CLIMATE_RELATIONSHIP)
