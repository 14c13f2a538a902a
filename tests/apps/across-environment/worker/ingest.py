import json
from os import environ


class Settings:
    influx = json.loads(environ.get("INFLUX_ENDPOINT", "{}"))
    sql = json.loads(environ.get("SQL_ENDPOINT", "{}"))
    user = environ.get("INFLUX_USER", "nobody")  # lint-silent: a variable of our own


def main(settings=Settings):
    token = settings.influx["api_token"]  # lint-expect: moved-api-token
    bucket = settings.influx.get("bucket", environ.get("BUCKET"))  # lint-expect: moved-bucket
    login = settings.sql.get("user")  # lint-silent: MySQL
    print(token, bucket, login, settings.user, settings.influx["host"])  # lint-silent: the host


main()
