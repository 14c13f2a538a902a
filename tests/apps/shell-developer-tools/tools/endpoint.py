import json
import os
import sys

endpoint = json.loads(os.environ["ENDPOINT"])
print(endpoint[sys.argv[1]])
