from django.conf import settings
from django.http import JsonResponse
from django.views import View

from . import series
from .series import Influx, Replica, opened, with_series


def index(request):
    with opened() as credentials:
        return JsonResponse({"user": credentials["user"], "viewer": request.GET["user"]})  # lint-expect: renamed-user


@with_series
def organization(credentials, verbose=False):
    name = credentials["org"]  # lint-expect: moved-org
    return name if verbose else name[:8]


class Station(View):
    source = Replica()

    def get(self, request, station):
        credentials = settings.SERIES
        query = f'from(bucket: "{credentials["bucket"]}") |> range(start: -1h)'  # lint-expect: moved-bucket
        with self.source.connect() as client:
            tables = client.query_api().query(query, org=self.source.organization)
        return JsonResponse({"station": station, "tables": len(tables), "bucket": settings.STORAGE["bucket"]})  # lint-silent: images

    def post(self, request, station):
        body = request.POST
        owner = body.get("user") or body["org"]  # lint-silent: a form
        token = Influx.of(settings.RELATIONSHIPS).credentials["api_token"]  # lint-expect: moved-api-token
        return JsonResponse({"owner": owner, "token": bool(token)})


def owner(request):
    relational = settings.RELATIONSHIPS["postgresdatabase"][0]
    user = relational["username"], relational.get("user")  # lint-silent: PostgreSQL
    return JsonResponse({"user": user, "who": series.account_of(request)})
