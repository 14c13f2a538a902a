# frozen_string_literal: true

require 'base64'
require 'json'

module Greenhouse
  # What the platform tells the app about its services.
  module Relationships
    VARIABLE = 'PLATFORM_RELATIONSHIPS'

    class MissingRelationship < KeyError; end

    module_function

    def all
      @all ||= JSON.parse(Base64.decode64(ENV.fetch(VARIABLE)))
    end

    # The first endpoint of a relationship.
    def endpoint(name)
      all.fetch(name.to_s) { raise MissingRelationship, name.to_s }.first
    end

    def available?
      ENV.key?(VARIABLE)
    end
  end
end
