# frozen_string_literal: true

require 'net/http'

module Cellar
  class Writer
    attr_reader :settings

    def initialize(settings)
      @settings = settings
      @scope = settings.raw(:measurements).slice('org', 'bucket') # lint-expect: moved-org moved-bucket
    end

    def write(line, user: settings.influx.user) # lint-silent: the app's own argument
      request = Net::HTTP::Post.new("/api/v2/write?#{URI.encode_www_form(@scope)}")
      request['Authorization'] = "Token #{settings.influx.token}"
      request['X-User'] = user
      request.body = line
      connection.request(request)
    end

    def org
      @scope['org'] # lint-silent: taken out of the endpoint above
    end

    private

    def connection
      @connection ||= Net::HTTP.new(settings.influx.host, settings.influx.port)
    end
  end
end
