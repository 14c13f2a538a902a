# frozen_string_literal: true

require 'collector/version'
require 'collector/keys'
require 'collector/environment'

# Collects readings and writes them to a time series database.
module Collector
  autoload :Endpoint, 'collector/endpoint'
  autoload :Pipeline, 'collector/pipeline'

  class << self
    attr_writer :environment

    def environment
      @environment ||= Environment.load
    end

    def endpoint
      Endpoint.new(environment.first('metrics'))
    end

    def configure
      yield environment if block_given?
    end
  end
end
