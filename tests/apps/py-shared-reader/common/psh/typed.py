import dataclasses
import inspect
import typing


def typed(cls, data):
    """Makes a data class of those keys that it has."""
    if not dataclasses.is_dataclass(cls):
        raise TypeError(cls)
    names = [f.name for f in dataclasses.fields(cls)]
    return cls(**{name: data[name] for name in names if name in data})


def call(fn, data):
    accepted = inspect.signature(fn).parameters
    return fn(**{k: v for k, v in data.items() if k in accepted})
