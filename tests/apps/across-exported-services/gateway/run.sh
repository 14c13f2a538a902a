#!/bin/sh
GATEWAY_TOKEN=$(echo "$GATEWAY_STORE" | jq -r '.influx.api_token') # lint-expect: moved-api-token
GATEWAY_OWNER=$(echo "$GATEWAY_STORE" | jq -r '.postgres.user') # lint-silent: PostgreSQL
export GATEWAY_TOKEN GATEWAY_OWNER
exec bin/gateway
