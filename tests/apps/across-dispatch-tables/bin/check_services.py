import os, json, base64
rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))

class Influx:
    def __init__(self, e): self.e = e
    def org(self): return self.e["org"]  # lint-expect: moved-org
class Pg:
    def __init__(self, e): self.e = e
    def who(self): return self.e["user"]  # lint-silent: PostgreSQL
BACKENDS = {"influxdb": Influx, "postgresql": Pg}
def make(name):
    ep = rels[name][0]
    cls = BACKENDS.get(ep["rel"])
    return cls(ep) if cls else None
make("tsdb").org()
make("main").who()

def influx(e): return e["bucket"]  # lint-expect: moved-bucket
def pg(e): return e["user"]  # lint-silent: PostgreSQL
H = {"tsdb": influx, "main": pg}
for name, eps in rels.items():
    h = H.get(name)
    if h is None:
        continue
    h(eps[0])
for name, fn in H.items():
    fn(rels[name][0])
