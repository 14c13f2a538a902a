# Everything an endpoint of InfluxDB says, in several ways.
def of($kind): [.[] | .[] | select(.scheme == "http" and .rel == $kind)];

(of("influxdb") | first) as $e
| (limit(1; of("influxdb")[]) | .bucket) as $b # lint-expect: moved-bucket
| ($e | getpath(["org"])) as $o # lint-expect: moved-org
| ($e | [paths(scalars)] | length) as $n # lint-silent: how many there are
| (reduce ("user", "password") as $k ({}; . + {($k): $e[$k]})) as $auth # lint-expect: renamed-user
| ([$e.host, $e.password] as [$h, $p] | "\($h) \($p)") as $hp # lint-silent: these stay
| (foreach of("influxdb")[] as $x (0; . + 1; {i: ., org: $x.org})) as $rows # lint-expect: moved-org
| {
    bucket: $b,
    org: $o,
    user: $auth.user, # lint-silent: of the object built above
    rows: [$rows | .org], # lint-silent: of the object built above
    n: $n,
    hp: $hp
  }
