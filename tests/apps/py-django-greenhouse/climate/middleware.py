from django.conf import settings
from django.utils.functional import SimpleLazyObject


def _login():
    return settings.INFLUX["user"], settings.INFLUX["password"]  # lint-silent: our own dictionary


class ClimateMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response
        self.endpoint = getattr(settings, "CLIMATE_RELATIONSHIP", None)

    def __call__(self, request):
        request.influx_login = SimpleLazyObject(_login)
        request.influx_org = self.endpoint["org"] if self.endpoint else None  # lint-expect: moved-org
        request.owner = getattr(request, "user", None)  # lint-silent: who is logged in
        return self.get_response(request)
