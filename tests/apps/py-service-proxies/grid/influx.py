from dataclasses import dataclass, asdict, replace, InitVar, field
from . import services, influx


@dataclass
class Login:
    endpoint: InitVar[dict]
    user: str = field(init=False)
    password: str = field(init=False)
    bucket: str = field(init=False, default="")

    def __post_init__(self, endpoint):
        self.user = endpoint["user"]  # lint-expect: renamed-user
        self.password = endpoint["password"]
        self.bucket = endpoint.get("bucket", self.bucket)  # lint-expect: moved-bucket


def login():
    return asdict(Login(services.influx))


def org():
    return influx.org  # lint-expect: moved-org


def url():
    return "{0.scheme}://{0.host}:{0.port}?org={0.org}".format(influx)  # lint-expect: moved-org


def pg_user():
    return services.main.user or services.main["username"]  # lint-silent: PostgreSQL


def token():
    try:
        return services.influx.api_token  # lint-expect: moved-api-token=note
    except AttributeError:
        return services.influx.query["api_token"]  # lint-silent: the new place


def names():
    for name, endpoints in services:
        for endpoint in endpoints:
            if endpoint["scheme"] == "http" and endpoint["rel"] == "influxdb":
                yield name, endpoint["bucket"]  # lint-expect: moved-bucket
            elif endpoint["rel"] == "postgresql":
                yield name, endpoint["user"]  # lint-silent: PostgreSQL


def merged(**overrides):
    options = {**influx, **overrides}
    return options["user"], options.get("timeout")  # lint-expect: renamed-user
