# frozen_string_literal: true

require 'harbor/types'

module Harbor
  class Settings < Hanami::Settings
    setting :platform_relationships, constructor: Types::Relationships
    setting :tides_relationship, default: 'tides', constructor: Types::String
    setting :session_secret, constructor: Types::String
  end
end
