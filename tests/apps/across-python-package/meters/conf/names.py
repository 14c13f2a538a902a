import os

METERING = os.environ.get("METERS_RELATIONSHIP", "metering")
ACCOUNT_DB = "accounts"

# The names of the parts of an endpoint.
LOGIN = "user"  # lint-expect: renamed-user
TENANT = "org"  # lint-expect: moved-org
HOST = "host"  # lint-silent: the host stays
SCHEMA = "path"  # lint-silent: only read from MySQL
