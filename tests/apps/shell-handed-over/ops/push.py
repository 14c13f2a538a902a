import json
import sys

endpoint = json.load(sys.stdin)
org = sys.argv[1]
print(org, endpoint["api_token"])  # lint-expect: moved-api-token
