from django.http import JsonResponse
from django.views import View

from . import series


def bed(request, bed):
    request.session["user"] = request.GET.get("user")  # lint-silent: the session
    return JsonResponse({"bed": bed, "org": request.influx_org})  # lint-silent: output


class Health(View):
    def get(self, request):
        return JsonResponse({"token": bool(series.token()), "user": str(request.user)})
