#!/usr/bin/env python3
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "dags"))

from raw import endpoint  # noqa: E402

REQUIRED = frozenset({"host", "port", "user", "org"})  # lint-expect: renamed-user moved-org


def main():
    ep = endpoint("warehouse")
    missing = REQUIRED.difference(ep)
    if missing:
        print("missing: " + ", ".join(sorted(missing)))
        return 1
    print("{scheme}://{user}@{host}".format(**ep))  # lint-expect: renamed-user
    print("{host} {path}".format(**endpoint("source")))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
