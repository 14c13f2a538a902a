# frozen_string_literal: true

require 'json'
require_relative 'endpoint'

module Harbor
  module Platform
    class Directory
      def initialize(environment)
        @environment = environment
      end

      def influx
        of_kind = document.select { |_name, endpoints| endpoints.first['rel'] == 'influxdb' }
        of_kind.map { |name, endpoints| [name, Endpoint.new(name, endpoints.first)] }
      end

      def endpoint(name)
        properties, = document.fetch(name)
        Endpoint.new(name, properties)
      end

      def route(url)
        routes[url]
      end

      private

      def document
        @document ||= decode 'PLATFORM_RELATIONSHIPS'
      end

      def routes
        @routes ||= decode 'PLATFORM_ROUTES'
      end

      def decode(variable)
        @environment.fetch(variable).unpack1('m').then { JSON.parse(_1, symbolize_names: variable.end_with?('ROUTES')) }
      end
    end
  end
end
