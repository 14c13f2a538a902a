# frozen_string_literal: true

module Beacon
  autoload :Api, File.join(__dir__, 'beacon/api')
  autoload :Config, File.join(__dir__, 'beacon/config')
  autoload :Archive, File.join(__dir__, 'beacon/archive')
  autoload :Points, File.join(__dir__, 'beacon/points')

  def self.config
    @config ||= Config.from_env
  end

  def self.influx
    config.relationships['influxdb'].first
  end
end
