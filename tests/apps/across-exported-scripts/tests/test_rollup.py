import json
import os
import subprocess


def test_dry_run():
    env = dict(os.environ, STATS_JSON=json.dumps({"host": "h", "query": {"org": "o"}}), DB_JSON="{}")
    subprocess.run(["python3", "worker/rollup.py", "--dry-run"], env=env, check=True)
