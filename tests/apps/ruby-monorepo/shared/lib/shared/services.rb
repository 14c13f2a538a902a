# frozen_string_literal: true

require 'base64'
require 'json'

module Shared
  # The services of whichever app it runs in.
  module Services
    extend self

    def fetch(name, &block)
      block ||= ->(missing) { raise KeyError, missing }
      found = document.fetch(name, &block)
      found.is_a?(Array) ? found[0] : found
    end

    def each
      return enum_for(:each) unless block_given?

      document.each { |name, endpoints| yield name, endpoints.first }
    end

    def with(name)
      yield fetch(name)
    end

    private

    def document
      @document ||= JSON.parse(Base64.decode64(ENV.fetch('PLATFORM_RELATIONSHIPS')), symbolize_names: true).transform_keys(&:to_s)
    end
  end
end
