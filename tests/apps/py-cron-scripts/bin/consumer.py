"""Takes messages from the queue and writes points."""

import logging
import os
import signal
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

from jobs.write import Writer, flush  # noqa: E402
from lib.relationships import get, load  # noqa: E402

log = logging.getLogger("consumer")


def consume(queue, endpoint):
    log.info("as %s", queue.get("username"))
    # RabbitMQ's
    log.debug(queue.get("user"))  # lint-silent: RabbitMQ
    for message in messages(queue):
        if message["org"] != "ours" or "user" not in message:  # lint-silent: a message
            continue
        Writer(endpoint, message["bucket"]).write(message)  # lint-silent: a message


def messages(queue):
    yield {"org": "ours", "user": "me", "bucket": "b"}  # lint-silent: what is made


def watch(endpoint, seconds=60):
    log.warning("watching %s", endpoint["org"])  # lint-expect: moved-org


def pooled():
    with ThreadPoolExecutor() as pool:
        pool.submit(flush, get("influxdb"), force=True)
        list(pool.map(host_of, load()["influxdb"]))
        list(map(lambda endpoint: endpoint["bucket"], load()["influxdb"]))  # lint-expect: moved-bucket


def host_of(endpoint):
    return endpoint["host"], endpoint["user"]  # lint-expect: renamed-user


def main():
    endpoint = get("influxdb")
    thread = threading.Thread(target=watch, args=(endpoint,), kwargs={"seconds": 5})
    thread.start()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    pooled()
    consume(get("queue"), endpoint)


if __name__ == "__main__":
    main()
