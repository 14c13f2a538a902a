"""Takes points in."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "shared"))

from platformkit import env  # noqa: E402
from platformkit.env import data, setting, user_of  # noqa: E402
from platformkit.labels import label  # noqa: E402

from . import store  # noqa: E402


def main():
    endpoint = data()
    print(user_of(endpoint), setting(endpoint, "bucket"))  # lint-expect: moved-bucket
    print(endpoint["org"], setting(endpoint, "host"))  # lint-expect: moved-org
    print(label({"user": "u", "org": "o", "bucket": "b"}))  # lint-silent: a row
    store.save(endpoint, [])
    for broker in env.relationships()["events"]:
        print(broker["host"], broker.get("user"), broker.get("org"))  # lint-silent: Kafka


if __name__ == "__main__":
    main()
