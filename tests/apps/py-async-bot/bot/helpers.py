import asyncio
from functools import reduce, wraps
from operator import getitem


def required(mapping, *keys):
    missing = [k for k in keys if k not in mapping]
    if missing:
        raise SystemExit(f"missing {missing}")
    return [mapping[k] for k in keys]


def dig(mapping, path, sep="."):
    return reduce(getitem, path.split(sep), mapping)


def retry(times=1, on=OSError):
    def decorator(fn):
        @wraps(fn)
        async def wrapper(*args, **kwargs):
            for attempt in range(times):
                try:
                    return await fn(*args, **kwargs)
                except on:
                    await asyncio.sleep(2 ** attempt)
        return wrapper
    return decorator
