def doc: env.PLATFORM_RELATIONSHIPS | @base64d | fromjson;
def first_of($name): doc[$name] | first;
def creds: {user, password};            # lint-expect: renamed-user
def sql: {user: .username, password};   # lint-silent: a key of ours
def dsn(f): "\(.scheme)://\(f)@\(.host):\(.port)";
def pick_keys($keys): . as $e | reduce $keys[] as $k ({}; . + {($k): $e[$k]});
def by_scheme($s): doc | to_entries[] | .value[] | select(.scheme == $s);
def is_influx: (.type // "") | startswith("influxdb");
def walk_all(f): [.. | objects | f];
