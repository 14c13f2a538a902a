from contextlib import ExitStack, contextmanager

from gauges.boot import Environment
from gauges.writer import login, tokens, writers


@contextmanager
def endpoint(name):
    yield Environment().first(name)


def place(values):
    for key, value in values.items():
        if key == "host":
            yield value
        elif key != "port":
            continue
        else:
            yield str(value)


with ExitStack() as stack:
    influx = stack.enter_context(endpoint("influx"))
    accounts = stack.enter_context(endpoint("accounts"))
    print(influx["bucket"], accounts.get("bucket"))  # lint-expect: moved-bucket
    print(*place(influx), sep=":")  # lint-silent: two keys that stay
    print({key: value for key, value in influx.items() if key == "host"})  # lint-silent: the host
    for key, value in influx.items():  # lint-expect: undecided-key
        if key == "password":
            continue
        print(key, value)

print(*login(), *tokens(), [writer.values for writer in writers()])
