from dataclasses import asdict, dataclass, replace

from . import conf


@dataclass(frozen=True)
class Account:
    name: str
    secret: str
    token: str | None = None
    user: str | None = None  # lint-silent: not given from the endpoint

    @classmethod
    def from_endpoint(cls, endpoint):
        account = cls(name=endpoint["user"], secret=endpoint["password"])  # lint-expect: renamed-user
        return replace(account, token=endpoint["api_token"])  # lint-expect: moved-api-token


class Lines:
    def __init__(self, account, **target):
        self.account = account
        self.target = target

    def __enter__(self):
        self.buffer = []
        return self

    def __exit__(self, exc_type, exc, traceback):
        self.flush()

    def add(self, line):
        self.buffer.append(line)

    def flush(self):
        return {"params": self.target, "user": asdict(self.account)["name"]}  # lint-silent: output

    @property
    def bucket(self):
        return self.target["bucket"]  # lint-silent: a keyword of ours


def lines(**overrides):
    target = {**conf.INFLUX_WRITE, **overrides}
    return Lines(Account.from_endpoint(conf.influx), **target)
