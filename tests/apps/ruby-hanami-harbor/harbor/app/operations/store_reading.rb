# frozen_string_literal: true

require 'dry/monads'

module Harbor
  module Operations
    class StoreReading
      include Dry::Monads[:result, :do]
      include Deps['platform.directory']

      def call(reading)
        values = yield validate(reading)
        endpoint = yield find('tides')
        write(endpoint, values)
        Success(endpoint[:org]) # lint-expect: moved-org
      end

      private

      def validate(reading)
        reading[:level] ? Success(reading) : Failure(:no_level)
      end

      def find(name)
        endpoint = directory.endpoint(name)
        endpoint ? Success(endpoint) : Failure(:unknown)
      end

      def write(endpoint, values)
        writer = Harbor::Writer.new(**endpoint.to_h)
        writer.post("tide,by=#{values[:user]} level=#{values[:level]}") # lint-silent: the reading's
      end
    end
  end
end
