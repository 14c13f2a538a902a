# frozen_string_literal: true

require_relative '../lib/types/credentials'
require_relative '../lib/types/bucket'
require_relative 'relationships'

class Container
  @registry = {}

  class << self
    def register(key, value = nil, &block)
      @registry[key] = block || -> { value }
    end

    def [](key)
      @registry.fetch(key).call
    end
  end
end

require_relative 'providers/usage'
