from django.conf import settings
from django.core.management.base import BaseCommand

from site_core.settings.relationships import Relationships, relationships as rels


class Command(BaseCommand):
    help = "Rotates the token."

    def handle(self, *args, **options):
        endpoint = rels["timeseries"]
        self.rotate(**endpoint_arguments(endpoint))
        for found in Relationships().of_kind("influxdb"):
            self.stdout.write(found["org"])  # lint-expect: moved-org
        for found in rels.of_kind("postgresql"):
            self.stdout.write(found["user"])  # lint-silent: PostgreSQL

    def rotate(self, token, org, dry_run=False):
        self.stdout.write(f"{org}: {token[:4]}… {settings.SINK['TOKEN'][:4]}…")  # lint-silent: of the settings


def endpoint_arguments(endpoint):
    return {"token": endpoint["api_token"], "org": endpoint["org"]}  # lint-expect: moved-api-token moved-org
