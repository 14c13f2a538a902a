"""The keys of an endpoint."""

HOST = "host"
PORT = "port"
USER = "user"  # lint-expect: renamed-user
PASSWORD = "password"  # lint-silent: a key that stays
ORG = "org"  # lint-expect: moved-org
DATABASE = "path"
# Nobody reads an endpoint with this one.
BUCKET = "bucket"  # lint-silent: it is only used on the settings of S3
