from .influx import *
from .mysql import ACCOUNTS, dsn as accounts_dsn
