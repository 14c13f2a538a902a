import os, json, base64, functools, contextlib, logging
from dataclasses import dataclass
from urllib.parse import urlparse, parse_qs
from contextvars import ContextVar
import boto3, github, yaml


def decode(name):
    return json.loads(base64.b64decode(os.environ[name]))


routes = decode("PLATFORM_ROUTES")
variables = decode("PLATFORM_VARIABLES")
relationships = decode("PLATFORM_RELATIONSHIPS")


def trap_01():
    return {url: r.get("user") for url, r in routes.items()}  # lint-silent: routes


def trap_02():
    return variables["org"], variables.get("bucket"), variables["api_token"]  # lint-silent: variables


def trap_03(creds):
    creds = relationships["influxdb"][0]
    creds = relationships["mysql"][0]
    return creds["user"]  # lint-silent: MariaDB by then


def trap_04():
    out = {}
    for name in ("influxdb", "mysql", "redis"):
        ep = relationships[name][0]
        if name == "influxdb":
            out[name] = ep["username"]  # lint-silent: the new key
        elif name == "mysql":
            out[name] = ep["user"]  # lint-silent: MariaDB
        else:
            continue
    return out


def trap_05():
    ep = relationships["influxdb"][0]
    ep["user"] = ep["username"]
    return ep["user"]  # lint-silent: written in the line above


def trap_06():
    ep = dict(relationships["influxdb"][0])
    ep = {"user": ep["username"], "org": ep["query"]["org"]}
    return ep["user"], ep["org"]  # lint-silent: names of our own


@dataclass
class Conn:
    user: str  # lint-silent: filled by name
    org: str  # lint-silent: filled by name
    bucket: str = ""

    @classmethod
    def new(cls):
        ep = relationships["influxdb"][0]
        q = ep["query"]
        return cls(user=ep["username"], org=q["org"], bucket=q["bucket"])


def trap_07():
    c = Conn.new()
    return c.user, c.org, getattr(c, "bucket"), vars(c)["user"]  # lint-silent: fields of ours


def trap_08():
    u = urlparse(os.environ.get("CLEARDB_URL", ""))
    opts = {"user": u.username, "bucket": parse_qs(u.query).get("bucket")}
    return opts["user"], opts["bucket"]  # lint-silent: parts of a URL


def trap_09(request):
    with open("config.yml") as f:
        conf = yaml.safe_load(f)
    return conf["influxdb"]["org"], conf["influxdb"]["user"]  # lint-silent: a file of the app


def trap_10():
    client = boto3.client("s3")
    for b in client.list_buckets()["Buckets"]:
        if b["bucket"] == relationships["influxdb"][0]["host"]:  # lint-silent: S3
            return b["user"]  # lint-silent: S3


def merge(a, b):
    return {**a, **b}


def trap_11():
    ep = merge(relationships["influxdb"][0], {"user": "me"})
    return ep["user"]  # lint-silent: ours lies over it


def trap_12(kind="mysql"):
    return relationships[kind][0]["user"]  # lint-silent: MariaDB, unless somebody says otherwise


def trap_13():
    return trap_12()


class Repo:
    name = "mysql"

    def creds(self):
        return relationships[self.name][0]

    def user(self):
        return self.creds()["user"]  # lint-silent: MariaDB


class Cache(Repo):
    name = "redis"


def trap_14():
    return Repo().user(), Cache().user()


def trap_16():
    by_name = {n: e[0] for n, e in relationships.items()}
    return by_name["mysql"]["user"], by_name.get("redis", {}).get("org")  # lint-silent: others


def trap_17():
    influx, mysql = (relationships[n][0] for n in ("influxdb", "mysql"))
    return influx["host"], mysql["host"]


def trap_18():
    pairs = [("influxdb", "username"), ("mysql", "user")]  # lint-silent: each has its own key
    return [relationships[n][0][k] for n, k in pairs]


def trap_19():
    spec = {"influxdb": ["host", "username"], "mysql": ["host", "user"]}  # lint-silent: each has its own keys
    return {n: [relationships[n][0].get(k) for k in ks] for n, ks in spec.items()}


def trap_20():
    for name, endpoints in relationships.items():
        for ep in endpoints:
            if ep["scheme"] in ("mysql", "pgsql"):
                yield ep["user"]  # lint-silent: databases
            if ep["type"].split(":")[0] == "redis":
                yield ep["user"]  # lint-silent: Redis


def trap_21():
    try:
        ep = relationships["mysql"][0]
    except KeyError:
        ep = {"user": "root"}
    return ep["user"]  # lint-silent: MariaDB


def trap_22(session, g):
    session["user"] = relationships["influxdb"][0]["username"]
    return session["user"], g.user, g.org  # lint-silent: the session


def trap_23():
    names = [n for n in relationships if n != "influxdb"]
    return [relationships[n][0].get("user") for n in names]  # lint-silent: every other one


def trap_24():
    handlers = {"mysql": lambda e: e["user"], "influxdb": lambda e: e["username"]}  # lint-silent: each has its own key
    return {n: h(relationships[n][0]) for n, h in handlers.items()}
