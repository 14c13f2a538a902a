# frozen_string_literal: true

require_relative 'relationships'

module Greenhouse
  # The app's own names for what it needs.
  class Settings
    INFLUX = :timeseries

    attr_reader :influx

    def initialize(influx = Relationships.endpoint(INFLUX))
      @influx = influx
    end

    def url
      "#{influx['scheme']}://#{influx['host']}:#{influx['port']}" # lint-silent: these keys stay
    end

    def organisation
      influx['org'] # lint-expect: moved-org
    end

    def bucket
      @bucket ||= influx.fetch('bucket') # lint-expect: moved-bucket
    end

    def token
      influx.dig('api_token') # lint-expect: moved-api-token
    end

    def mysql
      db = Relationships.endpoint('database')
      { host: db['host'], username: db['user'], database: db['path'] } # lint-silent: another service
    end

    def login
      # lint-expect-next: renamed-user
      { user: influx['user'], password: influx['password'] }
    end
  end
end
