# frozen_string_literal: true

require 'json'
require 'ostruct'

module Beacon
  Config = Struct.new(:relationships, :people, :bucket) do # lint-silent: the app's own attributes
    def self.from_env
      new(
        JSON.load(ENV.fetch('RELATIONSHIPS_JSON')),
        JSON.load(ENV.fetch('PEOPLE', '{}')),
        ENV['S3_BUCKET']
      )
    end

    def redis
      OpenStruct.new(relationships['redis'].first)
    end

    def influx
      @influx ||= OpenStruct.new(**relationships['influxdb'].first)
    end
  end
end
