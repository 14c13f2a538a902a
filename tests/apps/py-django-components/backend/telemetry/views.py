from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import JsonResponse

from .client import client
from .serializers import ConnectionSerializer


@login_required
def info(request):
    c = client()
    return JsonResponse({
        "host": c.host,
        "org": c.org,  # lint-expect: moved-org
        "user": request.user.username,  # lint-silent: Django's user
        "login": settings.INFLUX["LOGIN"][0],
        "data": ConnectionSerializer(settings.INFLUX["CONNECTION"]).data,
    })
