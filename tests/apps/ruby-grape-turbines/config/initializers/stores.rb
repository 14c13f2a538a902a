# frozen_string_literal: true

Turbines.configure do |config|
  if ENV['PLATFORM_RELATIONSHIPS']
    relationships = JSON.parse Base64.decode64 ENV['PLATFORM_RELATIONSHIPS']

    config.series = Turbines::Stores::Series.from(relationships['influxdb'][0])
    config.people = Turbines::Stores::People.from(relationships['postgresql'][0])
    config.raw = relationships
  else
    config.series = Turbines::Stores::Series.new(host: 'localhost', user: 'dev', org: 'dev', bucket: 'dev') # lint-silent: of the developer's machine
    config.people = Turbines::Stores::People.new(host: 'localhost', user: 'dev')
  end
end
