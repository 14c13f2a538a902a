# In the edge app `database` is InfluxDB; 2.3 already, so these have been broken for a while.
. "$(dirname "$0")/../../shared/lib/psh.sh" 2> /dev/null || . ../shared/lib/psh.sh

EDGE_USER=$(psh_get database user) # lint-expect: renamed-user
EDGE_PASSWORD=$(psh_get database password) # lint-silent: stays
EDGE_BUCKET=$(psh_get database bucket) # lint-expect: moved-bucket
EDGE_TOPIC_USER=$(psh_get events user) # lint-silent: kafka
EDGE_TOKEN=$(psh_get database query.api_token) # lint-silent: the new place
export EDGE_USER EDGE_PASSWORD EDGE_BUCKET EDGE_TOKEN EDGE_TOPIC_USER
