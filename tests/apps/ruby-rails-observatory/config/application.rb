require_relative 'boot'

require 'rails/all'
require_relative '../lib/platform_sh_settings'

Bundler.require(*Rails.groups)

module Observatory
  class Application < Rails::Application
    config.load_defaults 7.0
    config.eager_load_paths << Rails.root.join('lib')

    config.influx = config_for(:influx)
    config.relationships = PlatformShSettings.relationships
    config.active_job.queue_adapter = :delayed_job
  end
end
