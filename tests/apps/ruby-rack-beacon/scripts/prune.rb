# frozen_string_literal: true

require 'json'

organisation = ARGV.shift || ENV['INFLUX_ORGANISATION']
endpoint = JSON.parse(ENV['INFLUX_ENDPOINT'])

start = "DELETE on behalf of #{endpoint['user']} in #{organisation}" # lint-expect: renamed-user
puts start, endpoint['hostname'] # lint-silent: stays
