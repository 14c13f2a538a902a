require 'influxdb-client'

credentials = Rails.configuration.x.influx

Rails.application.config.influx = ActiveSupport::OrderedOptions.new.tap do |influx|
  influx.url = "http://#{credentials[:host]}:#{credentials[:port]}"
  influx.token = credentials[:api_token] # lint-expect: moved-api-token
  influx.org = credentials.fetch(:org) # lint-expect: moved-org
  influx.bucket = ENV.fetch('INFLUX_BUCKET') { credentials[:bucket] } # lint-expect: moved-bucket
end

Rails.application.config.after_initialize do
  variables = Rails.configuration.x.platform.variables
  Rails.logger.info("variables of #{variables['user']}") # lint-silent: the platform's variables, not a relationship
end
