require_relative 'boot'
require 'rails/all'

Bundler.require(*Rails.groups)

require_relative '../lib/platform/environment'

module Telemetry
  class Application < Rails::Application
    config.load_defaults 7.1
    config.autoload_lib(ignore: %w[tasks])

    config.x.platform = Platform::Environment.new
    config.x.influx = Platform::Environment.new.credentials(ENV.fetch('METRICS_RELATIONSHIP', 'influxdb')).deep_symbolize_keys
    config.x.mail.user = 'postmaster' # lint-silent: the app's own setting
  end
end
