"""Hourly rollups, run by a cron."""
from meters import platform
from meters.platform import endpoint as find
from .report import first_of, with_endpoint


def token_of(endpoint):
    return endpoint["api_token"]  # lint-expect: moved-api-token


def user_of(connection):
    return connection["user"]  # lint-silent: only called for the queue


def main():
    token = with_endpoint(find, "metering", token_of)
    queue_user = with_endpoint(find, "queue", user_of)
    org = with_endpoint(find, "metering", lambda influx: influx["org"])  # lint-expect: moved-org
    vhost = with_endpoint(find, "queue", lambda amqp: amqp["bucket"])  # lint-silent: RabbitMQ
    login = first_of(platform.endpoint("metering"), "username", "user")  # lint-expect: renamed-user=note
    print(token, queue_user, org, vhost, login)


if __name__ == "__main__":
    main()
