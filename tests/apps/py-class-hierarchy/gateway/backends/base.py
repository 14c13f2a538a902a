"""What all backends share."""

from abc import ABCMeta, abstractmethod

from ..platform import relationships
from ..registry import Registry


class Meta(Registry, ABCMeta):
    pass


class Backend(metaclass=Registry):
    relationship = None
    account_key = "username"  # lint-silent: the new key, and that of others

    def __init__(self, endpoint=None):
        self.endpoint = endpoint if endpoint is not None else self.find()

    @classmethod
    def find(cls):
        return relationships().endpoint(cls.relationship)

    @property
    def account(self):
        return self.endpoint.get(self.account_key)

    @abstractmethod
    def address(self):
        """Where it is."""

    def describe(self):
        return "{} ({})".format(self.address(), self.owner())

    def owner(self):
        return None

    def option(self, name, default=None):
        return self.endpoint.get(name, default)


class Labelled:
    """A mixin."""

    labels = {"user": "nobody"}

    def label(self):
        return self.labels["user"]  # lint-silent: labels of ours

    def tag(self, key="bucket"):  # lint-expect: moved-bucket
        return self.endpoint[key]
