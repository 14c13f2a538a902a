import functools
import os

import orjson
import pybase64


@functools.cache
def _document():
    return orjson.loads(pybase64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))


endpoints_of = _document().__getitem__
endpoint = lambda name, n=0: endpoints_of(name)[n]  # noqa: E731
