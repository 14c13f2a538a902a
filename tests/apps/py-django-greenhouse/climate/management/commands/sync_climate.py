from django.conf import settings
from django.core.management.base import BaseCommand

from climate.series import write


class Command(BaseCommand):
    help = "Copies readings of the last days into the archive bucket"

    def add_arguments(self, parser):
        parser.add_argument("--days", type=int, default=1)
        parser.add_argument("--bucket", default=None)

    def handle(self, *args, **options):
        source = settings.CLIMATE_RELATIONSHIP["bucket"]  # lint-expect: moved-bucket
        target = options["bucket"] or settings.ARCHIVE_BUCKET  # lint-silent: an option of ours
        influx = settings.INFLUX
        self.stdout.write(f"{influx['user']}: {source} -> {target}")  # lint-silent: our own dictionary
        write([f"sync days={options['days']}"])
