# Assignments for a shell: NAME='value'.
def assign($name; $value): "\($name | ascii_upcase)=\($value | tostring | @sh)";

.readings[0]
| to_entries
| map(select(.key | IN("host", "port", "api_token"))) # lint-expect: moved-api-token
| map(assign("tsdb_" + .key; .value))
| join("\n")
