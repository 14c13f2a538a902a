# frozen_string_literal: true

require 'json'

module Collector
  Environment = Struct.new(:relationships, :application, keyword_init: true) do
    def self.load(env = ENV.to_h)
      parse = ->(name) { JSON.parse(env.fetch(name, 'e30=').unpack1('m')) }
      new(
        relationships: parse.call('PLATFORM_RELATIONSHIPS'),
        application: parse.('PLATFORM_APPLICATION')
      )
    end

    def first(name)
      Array(relationships[name]).first or raise KeyError, "no relationship #{name}"
    end

    def owner
      application['user'] # lint-silent: the application, no relationship
    end
  end
end
