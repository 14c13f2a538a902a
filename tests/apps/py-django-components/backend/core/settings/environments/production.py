from ..components.influx import INFLUX

DEBUG = False
INFLUX["ORG"] = INFLUX["CONNECTION"]["org"]  # lint-expect: moved-org
