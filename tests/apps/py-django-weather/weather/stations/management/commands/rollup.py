"""Sums the last hour up."""

import os

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

KEYS = ("user", "password")  # lint-expect: renamed-user


class Command(BaseCommand):
    help = "Sums the last hour up, in the organization (org) and bucket of the relationship."

    def add_arguments(self, parser):
        parser.add_argument("--user", default=os.environ.get("USER"))
        parser.add_argument("--bucket")

    def handle(self, *args, **options):
        credentials = getattr(settings, "SERIES", None)
        if not credentials:
            raise CommandError("not on the platform")
        user, password = (credentials[key] for key in KEYS)
        bucket = options["bucket"] or credentials["bucket"]  # lint-expect: moved-bucket
        who = options["user"]  # lint-silent: the command line
        self.stdout.write("%s rolls up %s" % (who, bucket))
        return self.rollup(bucket=bucket, login=(user, password), **self.target(credentials))

    def target(self, credentials):
        return {key: credentials[key] for key in ("host", "port", "org")}  # lint-expect: moved-org

    def rollup(self, bucket, login, **target):
        return "%(host)s:%(port)s/%(org)s" % target  # lint-silent: a copy with keys of ours
