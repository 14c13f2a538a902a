import importlib

from .base import Source

_ALIASES = {"platform": "sdk.sources.platform", "file": "sdk.sources.file"}


def get_source(kind: str = "platform") -> Source:
    from . import file, platform

    if kind == "platform":
        return platform.PlatformSource()
    return file.FileSource("/etc/sdk.json")


def module_of(kind):
    return importlib.import_module(_ALIASES[kind])
