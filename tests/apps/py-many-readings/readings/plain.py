import os, json, base64, re, sys, copy, operator, itertools, functools, collections, contextlib, string
from dataclasses import dataclass, field
from enum import Enum
from functools import partial, reduce, lru_cache, singledispatch
from types import SimpleNamespace, MappingProxyType
from typing import NamedTuple, Protocol, TypedDict, Any
from urllib.parse import quote_plus, urlparse, urlencode

REL = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
influx = REL["influxdb"][0]
mysql = REL["mysql"][0]


def reading_01(creds=influx):
    return creds["user"]  # lint-expect: renamed-user


def reading_02():
    user, org = (influx.get(k) for k in ("user", "org"))  # lint-expect: renamed-user moved-org
    return user, org


def reading_03():
    return dict(zip(("u", "b"), operator.itemgetter("user", "bucket")(influx)))  # lint-expect: renamed-user moved-bucket


def reading_04():
    return "%s:%s" % tuple(influx[k] for k in ["user", "password"])  # lint-expect: renamed-user


def reading_05():
    tmpl = string.Template("$user@$host")  # lint-expect: renamed-user
    return tmpl.safe_substitute(influx)


def reading_06():
    return f"{influx['user']!r:>10}{influx['org']=}"  # lint-expect: renamed-user moved-org


def reading_07():
    return f"{mysql['user']}"  # lint-silent: MariaDB


def reading_08():
    c = copy.deepcopy(influx)
    c.update(user="me")
    return c["user"], c["org"]  # lint-expect: moved-org


def reading_09():
    c = dict(influx, org="mine")
    return c["org"], c["bucket"]  # lint-expect: moved-bucket


def reading_10():
    c = {**influx, "bucket": "mine"}
    return c["bucket"], c["user"]  # lint-expect: renamed-user


def reading_11():
    c = influx | {"user": "x"}
    return c["user"], c["api_token"]  # lint-expect: moved-api-token


def reading_12():
    c = {"user": "x"} | influx
    return c["user"]  # lint-expect: renamed-user


def reading_14():
    wanted = {"user": "INFLUX_USER", "host": "INFLUX_HOST"}  # lint-expect: renamed-user
    return {new: influx[old] for old, new in wanted.items()}


def reading_15():
    wanted = {"INFLUX_USER": "user", "INFLUX_HOST": "host"}  # lint-expect: renamed-user
    return {new: influx[old] for new, old in wanted.items()}


def reading_16():
    def get(key, default=None, *, source=influx):
        return source.get(key, default)
    return get("org"), get("user", source=mysql)  # lint-expect: moved-org


def reading_17():
    getters = [lambda c: c["user"], lambda c: c["host"]]  # lint-expect: renamed-user
    return [g(influx) for g in getters]


def reading_18():
    return next((e["user"] for n, es in REL.items() if n == "influxdb" for e in es), None)  # lint-expect: renamed-user


def reading_19():
    return next(e for es in REL.values() for e in es if e["type"].startswith("influxdb"))["org"]  # lint-expect: moved-org


def reading_20():
    return [e["user"] for e in itertools.chain.from_iterable(REL.values()) if e.get("scheme") == "mysql"]  # lint-silent: MariaDB


def reading_21():
    return list(filter(lambda e: e["service"] == "influxdb", [x[0] for x in REL.values()]))[0]["user"]  # lint-expect: renamed-user


def reading_22():
    return list(map(lambda e: e["user"], REL["influxdb"]))  # lint-expect: renamed-user


def reading_23():
    return sorted(REL["influxdb"], key=lambda e: e["org"])  # lint-expect: moved-org


def reading_24():
    return max(REL["influxdb"], key=operator.itemgetter("bucket"))  # lint-expect: moved-bucket


def reading_25():
    ns = SimpleNamespace(**influx)
    return ns.user, ns.username  # lint-expect: renamed-user


def reading_26():
    ns = json.loads(json.dumps(influx), object_hook=lambda d: SimpleNamespace(**d))
    return ns.user, ns.host  # lint-expect: renamed-user


def reading_27():
    return urlencode({"org": influx["org"], "bucket": influx["bucket"]})  # lint-expect: moved-org moved-bucket


def reading_28():
    return urlparse("http://user@host").username, urlparse(influx["host"]).path  # lint-silent: a URL


def reading_29():
    P = collections.namedtuple("P", ["host", "user"])
    p = P(influx["host"], influx["user"])  # lint-expect: renamed-user
    return p.user


def reading_30():
    P = collections.namedtuple("P", sorted(influx))
    return P(**influx).user  # lint-expect: renamed-user


def reading_31():
    if (user := influx.get("user")) is not None:  # lint-expect: renamed-user
        return user


def reading_32():
    match influx:
        case {"user": str(u), "password": p}:  # lint-expect: renamed-user=note
            return u, p
        case {"username": u, "password": p}:
            return u, p


def reading_33():
    match REL:
        case {"influxdb": [{"org": o}]} if o:  # lint-expect: moved-org
            return o


def reading_34():
    for key in ("user", "org", "bucket"):  # lint-expect: renamed-user moved-org moved-bucket
        assert key in influx, key


def reading_35():
    return {"user", "password"} <= influx.keys()  # lint-expect: renamed-user


def reading_36():
    return all(k in influx for k in ("host", "api_token"))  # lint-expect: moved-api-token


def reading_37():
    return [v for k, v in influx.items() if k in ("user", "password")]  # lint-expect: renamed-user


def reading_38():
    out = {}
    for k, v in influx.items():
        if k == "user":  # lint-expect: renamed-user
            out["login"] = v
    return out


def reading_39():
    del influx["password"]
    return influx.pop("user", None)  # lint-expect: renamed-user


def reading_40():
    items = dict(influx.items())
    return items["bucket"]  # lint-expect: moved-bucket
