from .settings import by_type, REDIS, SERVICES


def lines():
    for ep in by_type["influxdb"]:
        yield f"{ep['host']} {ep['user']}"  # lint-expect: renamed-user
    for ep in by_type["mysql"]:
        yield f"{ep['host']} {ep['user']}"  # lint-silent: MariaDB
    yield REDIS.host


def template():
    return "{influxdb[user]}@{influxdb[host]} / {mysql[user]}".format(**SERVICES)  # lint-expect: renamed-user
