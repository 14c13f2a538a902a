# frozen_string_literal: true

require_relative 'writers/base'
require_relative 'writers/influx'
require_relative 'writers/rabbit'

module Collector
  # From sources to writers.
  class Pipeline
    WRITERS = { 'influxdb' => Writers::Influx, 'amqp' => Writers::Rabbit }.freeze

    def initialize(environment = Collector.environment)
      @environment = environment
    end

    def run(readings)
      writers.each { |writer| readings.each { |reading| writer.write(reading) } }
    end

    def writers
      @environment.relationships.each_value.flat_map { |endpoints| endpoints.map { |endpoint| writer_for(endpoint) } }.compact
    end

    private

    def writer_for(endpoint)
      WRITERS[endpoint['scheme']]&.new(endpoint)
    end
  end
end
