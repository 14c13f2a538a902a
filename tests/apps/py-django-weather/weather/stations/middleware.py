from django.conf import settings

from .series import Influx


class Series:
    """Puts the source of the series into every request."""

    def __init__(self, get_response):
        self.get_response = get_response
        self.source = Influx()

    def __call__(self, request):
        request.series = self.source
        request.owner = settings.INFLUX_CREDENTIALS["user"] if settings.INFLUX_CREDENTIALS else None  # lint-expect: renamed-user
        if request.user.is_authenticated:  # lint-silent: the user of the request
            request.theme = request.session.get("user")  # lint-silent: the session
        return self.get_response(request)
