#!/usr/bin/env python3
import argparse
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))

from hydro.conf import credentials, get_relationships  # noqa: E402

KEY_ORG = "org"  # lint-expect: moved-org
KEY_BUCKET = "bucket"  # lint-expect: moved-bucket
KEY_USER = "user"  # lint-silent: only for the registry


def parse_args(argv=None):
    parser = argparse.ArgumentParser()
    parser.add_argument("--user", default=os.environ.get("USER"))  # lint-silent: who runs it
    parser.add_argument("--all", action="store_true")
    return parser.parse_args(argv)


def where(endpoint):
    return endpoint[KEY_ORG], endpoint[KEY_BUCKET]


def gauges(registry):
    yield f"mysql://{registry[KEY_USER]}@{registry['host']}"  # lint-silent: MariaDB


def main():
    args = parse_args()
    rels = get_relationships()
    endpoint = credentials(rels, "series")
    if endpoint is None:
        sys.exit("no series")
    for gauge in gauges(credentials(rels, "registry")):
        print(args.user, gauge, *where(endpoint), sep="\t")
    endpoint = credentials(rels, "registry")
    print(endpoint["user"])  # lint-silent: MariaDB by now


if __name__ == "__main__":
    main()
