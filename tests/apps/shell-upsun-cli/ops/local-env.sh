# To be sourced: makes a developer's shell look like the container, through a tunnel.
upsun tunnel:open -y -A site
export PLATFORM_RELATIONSHIPS="$(upsun tunnel:info --encode)"

influx_port=$(upsun tunnel:info -P influxdb.0.port) # lint-silent: the port
influx_user=$(upsun tunnel:info --property influxdb.0.user) # lint-expect: renamed-user
export INFLUX_BUCKET=$(echo "$PLATFORM_RELATIONSHIPS" | base64 --decode | jq -r '.influxdb[0].bucket') # lint-expect: moved-bucket
export USER_NAME="$(whoami)" INFLUX_LOCAL="http://127.0.0.1:$influx_port?user=$influx_user" # lint-silent: a parameter of a URL
