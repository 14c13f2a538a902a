require "json"

pair = ENV.fetch("STATS_PAIR")
user, password = pair.split(":", 2) # lint-silent: of our own variable
stats = JSON.parse(ENV.fetch("STATS_JSON"), symbolize_names: true)
puts user, password, stats[:bucket] # lint-expect: moved-bucket
stats => { host:, org: } # lint-expect: moved-org
puts host, org
puts JSON.parse(ENV["DB_JSON"])["user"] # lint-silent: mysql
