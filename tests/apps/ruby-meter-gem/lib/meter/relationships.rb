# frozen_string_literal: true

require 'base64'
require 'json'
require 'singleton'

module Meter
  # `Meter::Relationships.instance.power` is the first endpoint of the relationship `power`.
  class Relationships
    include Singleton

    def [](name)
      document.fetch(name.to_s).first
    end

    def respond_to_missing?(name, include_private = false)
      document.key?(name.to_s) || super
    end

    def method_missing(name, *args)
      return super unless document.key?(name.to_s)

      self[name]
    end

    private

    def document
      @document ||= JSON.parse(Base64.urlsafe_decode64(ENV['PLATFORM_RELATIONSHIPS'] || 'e30='))
    end
  end
end
