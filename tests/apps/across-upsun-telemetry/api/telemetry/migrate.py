from telemetry.clients import influx
from telemetry.core.settings import settings

FIELDS = ("org", "bucket")  # lint-expect: moved-org moved-bucket


def main():
    values = {name: settings.influx[name] for name in FIELDS}
    missing = [k for k, v in values.items() if not v]
    for who in ({"user": "a", "org": "b"},):
        print(influx.who(who))
    if missing:
        raise SystemExit(f"missing {missing}")
    print(influx.describe("database"))


if __name__ == "__main__":
    main()
