import "influx/fields" as f;

def row(k): [k, (f::endpoint("readings") | .[k])];

# One row for each of the names.
[ ("host", "org", "bucket") as $k | row($k) ] # lint-expect: moved-org moved-bucket
| map(@tsv)
| .[]
