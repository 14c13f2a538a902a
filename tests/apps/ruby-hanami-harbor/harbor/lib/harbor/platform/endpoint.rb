# frozen_string_literal: true

module Harbor
  module Platform
    class Endpoint
      attr_reader :name

      def initialize(name, properties)
        @name = name
        @properties = properties
      end

      def [](key)
        @properties[key.to_s]
      end

      def organisation
        self[:org] # lint-expect: moved-org
      end

      def user
        self['user'] # lint-expect: renamed-user
      end

      def to_h
        { host: self[:host], port: self[:port], token: self[:api_token] } # lint-expect: moved-api-token
      end

      def ==(other)
        other.is_a?(Endpoint) && other.name == name
      end
    end
  end
end
