# frozen_string_literal: true

require 'base64'
require 'json'

# A library has no platform config of its own: that the relationship is InfluxDB is told by its name only.
module InfluxSettings
  class << self
    def user(relationship = 'influxdb')
      endpoint(relationship)['user'] # lint-expect: renamed-user=warning
    end

    def database_user
      endpoint('mysql')['user'] # lint-silent: another service, by its name
    end

    def session_user(session)
      session['user'] # lint-silent: nothing of the platform
    end

    private

    def endpoint(name)
      document[name][0]
    end

    def document
      @document ||= JSON.parse(Base64.decode64(ENV.fetch('PLATFORM_RELATIONSHIPS')))
    end
  end
end
