import asyncio
import sys

from . import settings
from .store import Store, connect


async def main(argv):
    store = await connect(settings.SERVICES)
    await store.ping()
    print(store, file=sys.stderr)


if __name__ == "__main__":
    sys.exit(asyncio.run(main(sys.argv[1:])))
