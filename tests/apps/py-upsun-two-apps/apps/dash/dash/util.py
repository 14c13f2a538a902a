import functools


def pluck(mapping, names):
    return [mapping.get(name) for name in names.split()]


def first(mapping, *names, default=None):
    for name in names:
        value = mapping.get(name)
        if value:
            return value
    return default


def required(key, mapping):
    if not mapping.get(key):
        raise RuntimeError(f"no {key}")

    def outer(fn):
        @functools.wraps(fn)
        def inner(*a, **kw):
            return fn(*a, **kw)
        return inner
    return outer
