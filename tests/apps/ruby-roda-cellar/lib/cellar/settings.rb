# frozen_string_literal: true

require 'json'
require 'base64'

module Cellar
  Influx = Struct.new(:host, :port, :user, :password, :token, keyword_init: true) # lint-silent: the app's own attributes

  class Settings
    class << self
      def load
        @load ||= new(JSON.parse(Base64.strict_decode64(ENV.fetch('PLATFORM_RELATIONSHIPS')), symbolize_names: true))
      end

      private :new
    end

    def initialize(document)
      @document = document
    end

    def influx
      @influx ||= begin
        endpoint = first(:measurements)
        Influx.new(
          host: endpoint[:host],
          port: endpoint[:port],
          user: endpoint[:user], # lint-expect: renamed-user
          password: endpoint[:password],
          token: endpoint[:api_token] # lint-expect: moved-api-token
        )
      end
    end

    def postgres
      first(:db).then do |e|
        "postgres://#{e[:user] || e[:username]}:#{e[:password]}@#{e[:host]}/#{e[:path]}" # lint-silent: postgresql
      end
    end

    def raw(name)
      first(name.to_sym).transform_keys(&:to_s)
    end

    private

    def first(name)
      @document.fetch(name) { raise KeyError, "no relationship #{name}" }.first
    end
  end
end
