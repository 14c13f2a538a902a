import sys

from .backends import mongo  # noqa: F401
from .backends.influx import InfluxBackend, ReadOnly
from .registry import Registry


def main(argv=None):
    argv = argv or sys.argv[1:]
    for backend in (InfluxBackend(), ReadOnly(), Registry.create("mongodb")):
        print(backend.describe(), backend.account)
    if "--user" in argv:  # lint-silent: an option
        return 0
    return 1


if __name__ == "__main__":
    raise SystemExit(main())
