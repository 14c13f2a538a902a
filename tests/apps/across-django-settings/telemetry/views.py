from django.conf import settings
from django.http import JsonResponse

from .client import get_telemetry


def status(request):
    telemetry = get_telemetry()
    endpoint = telemetry.endpoint
    return JsonResponse(
        {
            "user": request.user.username,  # lint-silent: who is logged in
            "influx": endpoint["user"],  # lint-expect: renamed-user
            "bucket": telemetry.endpoint["bucket"],  # lint-expect: moved-bucket
            "host": endpoint["host"],  # lint-silent: the host
            "options": telemetry.options["bucket"],  # lint-silent: of the settings
            "database": settings.DATABASES["default"]["USER"],  # lint-silent: Django's
        }
    )
