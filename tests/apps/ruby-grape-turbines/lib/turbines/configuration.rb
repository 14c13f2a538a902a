# frozen_string_literal: true

module Turbines
  class Configuration
    attr_accessor :series, :people, :raw

    def endpoint_of(service)
      raw.each_value.lazy.flat_map(&:itself).find { |endpoint| endpoint['service'] == service }
    end
  end

  class << self
    def config = @config ||= Configuration.new

    def configure
      yield config
    end
  end
end
