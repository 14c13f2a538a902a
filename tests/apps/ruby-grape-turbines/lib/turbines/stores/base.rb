# frozen_string_literal: true

module Turbines
  module Stores
    class Base
      attr_reader :host, :user

      def self.from(endpoint)
        options = self::KEYS.each_with_object({}) { |(name, key), hash| hash[name] = endpoint[key] }
        new(**options)
      end

      def initialize(host:, user:) # lint-silent: the app's own argument
        @host = host
        @user = user
      end
    end
  end
end
