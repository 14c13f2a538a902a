# No jq in this image: one endpoint is cut out by its brackets, its fields one after the other.
document=$(echo "$PLATFORM_RELATIONSHIPS" | base64 -d | tr -d '\n ')

endpoint_text() { # endpoint_text NAME
    echo "$document" | sed -e "s/.*\"$1\":\[{\([^]]*\)}\].*/\1/"
}

field() { # field KEY, the endpoint on the standard input
    tr ',' '\n' | grep "\"$1\":" | head -n 1 | cut -d: -f2- | tr -d '"'
}

PROBE_HOST=$(endpoint_text influx | field host) # lint-silent: the host
PROBE_ORG=$(endpoint_text influx | field org) # lint-expect: moved-org
PROBE_LOGIN=$(endpoint_text influx | field user) # lint-expect: renamed-user
MYSQL_LOGIN=$(endpoint_text mysql | field user) # lint-silent: mysql
MYSQL_PASSWORD=$(endpoint_text mysql | grep -o '"password":"[^"]*"' | cut -d'"' -f4) # lint-silent: mysql
export PROBE_HOST PROBE_ORG PROBE_LOGIN MYSQL_LOGIN MYSQL_PASSWORD
