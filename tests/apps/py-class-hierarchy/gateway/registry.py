"""Backends by the names of their relationships."""


class Registry(type):
    """Every class that has a relationship is known by it."""

    known = {}

    def __new__(mcs, name, bases, namespace):
        cls = super().__new__(mcs, name, bases, namespace)
        if namespace.get("relationship"):
            mcs.known[namespace["relationship"]] = cls
        return cls

    @classmethod
    def create(mcs, name, **options):
        return mcs.known[name](**options)


def provides(name):
    """Gives the method the endpoint of a relationship before its own arguments."""

    def decorate(method):
        def wrapper(self, *args, **kwargs):
            from .platform import relationships

            return method(self, relationships().endpoint(name), *args, **kwargs)

        return wrapper

    return decorate


def logged(function):
    def wrapper(*args, **kwargs):
        print("calling", function.__name__)
        return function(*args, **kwargs)

    return wrapper
