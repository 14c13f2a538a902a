import argparse

from grid import influx as client


def main(argv=None):
    parser = argparse.ArgumentParser()
    parser.add_argument("--org", default=client.org)  # lint-expect: moved-org
    parser.add_argument("--user")
    args = parser.parse_args(argv)
    print(args.org, args.user)  # lint-silent: arguments of the command


if __name__ == "__main__":
    main()
