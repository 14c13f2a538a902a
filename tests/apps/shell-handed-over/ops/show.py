"""python -m ops.show RELATIONSHIP KEY"""
import base64
import json
import os
import sys


def endpoint(name):
    relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
    return relationships[name][0]


def main(argv=None):
    name, key = argv or sys.argv[1:]
    print(endpoint(name)[key])


if __name__ == "__main__":
    main()
