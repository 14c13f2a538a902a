import os, json, base64, functools, collections, contextlib, logging, itertools, typing as t, subprocess, sys
from dataclasses import dataclass, field, asdict
from enum import Enum, StrEnum
from functools import partialmethod, singledispatch, cached_property
from pydantic import BaseModel, model_validator, root_validator, validator, field_validator, ConfigDict, AliasPath, AliasChoices, Field
import attr, attrs

REL = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))


def endpoint(name, index=0):
    return REL[name][index]


class Ep(BaseModel):
    model_config = ConfigDict(extra="allow")
    host: str


def reading_01():
    e = Ep(**endpoint("influxdb"))
    return e.user, e.host, Ep(**endpoint("mysql")).user  # lint-expect: renamed-user


class Migrated(BaseModel):
    host: str
    username: str
    org: str  # lint-expect: moved-org=note

    @model_validator(mode="before")
    @classmethod
    def flatten(cls, data):
        data = dict(data)
        if "user" in data:  # lint-expect: renamed-user=note
            data["username"] = data.pop("user")  # lint-expect: renamed-user=note
        data.update(data.pop("query", {}))
        return data


def reading_02():
    return Migrated(**endpoint("influxdb")).username


class Nested(BaseModel):
    org: str = Field(validation_alias=AliasPath("query", "org"))
    user: str = Field(validation_alias=AliasChoices("username", "user"))  # lint-expect: renamed-user=note


def reading_03():
    return Nested(**endpoint("influxdb")).org


@attr.s(auto_attribs=True)
class AttrEp:
    host: str
    bucket: str  # lint-expect: moved-bucket

    @classmethod
    def build(cls, data):
        return cls(**{a.name: data[a.name] for a in attr.fields(cls)})


def reading_04():
    return AttrEp.build(endpoint("influxdb")).bucket


@attrs.define
class Wrapped:
    data: dict
    user = attrs.field(init=False)

    def __attrs_post_init__(self):
        self.user = self.data["user"]  # lint-expect: renamed-user


def reading_05():
    return Wrapped(endpoint("influxdb")), Wrapped(data=endpoint("influxdb"))


class K(StrEnum):
    USER = "user"  # lint-expect: renamed-user
    HOST = "host"


def reading_06():
    e = endpoint("influxdb")
    return {k.name: e[k] for k in K}


class Key(str, Enum):
    ORG = "org"  # lint-expect: moved-org
    BUCKET = "bucket"  # lint-expect: moved-bucket

    def of(self, ep):
        return ep.get(self.value)


def reading_07():
    return Key.ORG.of(endpoint("influxdb")), [k.of(endpoint("influxdb")) for k in Key]


class Client:
    def __init__(self, host, port, user=None, password=None, **_):  # lint-expect: renamed-user
        self.user = user

    @classmethod
    def create(cls, rel, **kw):
        return cls(**endpoint(rel), **kw)

    get = partialmethod(getattr)


def reading_08():
    return Client.create("influxdb", timeout=1)


def connect(*, host, port, username="", org=None, **rest):  # lint-expect: moved-org
    return rest.get("bucket")  # lint-expect: moved-bucket


def reading_09():
    return connect(**endpoint("influxdb"))


def connect_mysql(*, host, user=None, **rest):  # lint-silent: MariaDB
    return user, rest["org"]  # lint-silent: MariaDB


def reading_10():
    return connect_mysql(**endpoint("mysql"))


@contextlib.contextmanager
def session(rel):
    ep = endpoint(rel)
    try:
        yield ep
    finally:
        pass


def reading_11():
    with session("influxdb") as ep, session("mysql") as db:
        return ep["user"], db["user"]  # lint-expect: renamed-user


class Session:
    def __init__(self, rel):
        self.rel = rel

    def __enter__(self):
        self.ep = endpoint(self.rel)
        return self

    def __exit__(self, *exc):
        return False

    def __getitem__(self, key):
        return self.ep[key]


def reading_12():
    with Session("influxdb") as s:
        return s["user"], s.ep["host"]  # lint-expect: renamed-user


def with_endpoint(name):
    def deco(fn):
        @functools.wraps(fn)
        def wrapper(*args, **kwargs):
            return fn(*args, endpoint=endpoint(name), **kwargs)
        return wrapper
    return deco


@with_endpoint("influxdb")
def reading_13(flag, endpoint):
    return endpoint["user"] if flag else None  # lint-expect: renamed-user


@with_endpoint("mysql")
def reading_14(flag, *, endpoint=None):
    return endpoint["user"] if flag else None  # lint-silent: MariaDB


def walk(obj, *path, default=None):
    for step in path:
        try:
            obj = obj[step]
        except (KeyError, IndexError, TypeError):
            return default
    return obj


def reading_15():
    return walk(REL, "influxdb", 0, "user"), walk(REL, "mysql", 0, "user")  # lint-expect: renamed-user


def reading_16():
    return walk(endpoint("influxdb"), "query", "org", default="x")  # lint-silent: the new place


def deep(obj, path):
    head, _, tail = path.partition(".")
    value = obj[int(head)] if head.isdigit() else obj[head]
    return deep(value, tail) if tail else value


def reading_17():
    return deep(REL, "influxdb.0.host")  # lint-silent: a key that stays


def either(ep):
    return ep.get("username") or ep["user"]  # lint-expect: renamed-user=note


def reading_18():
    return either(endpoint("influxdb"))


def reading_19():
    ep = endpoint("influxdb")
    try:
        return ep["query"]["bucket"]
    except KeyError:
        return ep["bucket"]  # lint-expect: moved-bucket=note


def reading_20():
    ep = endpoint("influxdb")
    user = ep["username"] if "username" in ep else ep["user"]  # lint-expect: renamed-user=note
    query = ep.get("query", ep)
    return user, query["org"]  # lint-expect: moved-org=note


def reading_21():
    ep = endpoint("influxdb")
    if "query" in ep:
        org = ep["query"]["org"]
    else:
        org = ep["org"]  # lint-expect: moved-org=note
    return org


def reading_22():
    ep = endpoint("influxdb")
    src = ep["query"] if "query" in ep else ep
    return src["bucket"], src.get("api_token")  # lint-expect: moved-bucket=note moved-api-token=note


VERSION_KEYS = {"old": {"user": "user", "org": "org"}, "new": {"user": "username"}}  # lint-expect: renamed-user moved-org


def reading_23():
    keys = VERSION_KEYS["old"]
    ep = endpoint("influxdb")
    return ep[keys["user"]], ep[keys["org"]]


def reading_24(name):
    return endpoint(name)["host"]  # lint-silent: whichever it is, this key stays


def reading_25(name):
    return endpoint(name)["user"]  # lint-expect: undecided-key


def reading_26(key):
    return endpoint("influxdb")[key]  # lint-expect: undecided-key


def reading_27():
    return {k.upper(): v for k, v in endpoint("influxdb").items()}  # lint-expect: undecided-key


def reading_28():
    print("user org bucket", {"user": 1}["user"], REL.get("influxdb") is None)  # lint-silent: not of an endpoint


def reading_30():
    code = "import os, json, base64; r = json.loads(base64.b64decode(os.environ['PLATFORM_RELATIONSHIPS'])); print(r['influxdb'][0]['user'])"  # lint-expect: renamed-user
    return subprocess.check_output([sys.executable, "-c", code])


def reading_31():
    p = subprocess.run(["jq", "-r", ".influxdb[0].org"], input=json.dumps(REL), capture_output=True, text=True)  # lint-expect: moved-org
    return p.stdout.strip()


def reading_32():
    eps = [e for es in REL.values() for e in es]
    influx, = [e for e in eps if e["rel"] == "influxdb"]
    others = [e for e in eps if e["rel"] != "influxdb"]
    return influx["user"], [o["user"] for o in others]  # lint-expect: renamed-user
