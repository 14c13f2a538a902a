# frozen_string_literal: true

module Collector
  module Writers
    class Influx < Base
      def self.default
        new(Collector.environment.first('metrics'))
      end

      def write(reading)
        post("/api/v2/write?#{query}", reading)
      end

      def owner
        Collector.endpoint.api_token # lint-expect: moved-api-token
      end
    end
  end
end
