# $rel and $interval come from the command line.
.[$rel][0] as $e
| {
    agent: {interval: $interval, user: "telegraf"}, # lint-silent: a key of the output
    outputs: {
      influxdb_v2: {
        urls: ["\($e.scheme)://\($e.host):\($e.port)"], # lint-silent: these stay
        token: $e.api_token, # lint-expect: moved-api-token
        organization: $e["org"], # lint-expect: moved-org
        bucket: ($e | getpath(["bucket"])) # lint-expect: moved-bucket
      }
    }
  }
| .agent.user, .outputs # lint-silent: the object made above
