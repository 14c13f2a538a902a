# frozen_string_literal: true

module Collector
  module Writers
    class Rabbit < Base
      def self.default
        new(Collector.environment.first('queue'))
      end

      def url
        "amqp://#{self.class.default.endpoint[Keys::Queue::USER]}@#{address}" # lint-silent: rabbitmq
      end
    end
  end
end
