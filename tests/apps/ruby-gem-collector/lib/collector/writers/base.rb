# frozen_string_literal: true

module Collector
  module Writers
    # What writers have in common.
    class Base
      attr_reader :endpoint

      def initialize(endpoint)
        @endpoint = endpoint
      end

      def address
        endpoint.values_at('host', 'port').join(':') # lint-silent: these keys stay
      end
    end
  end
end
