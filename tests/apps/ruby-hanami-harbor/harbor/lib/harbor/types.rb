# frozen_string_literal: true

require 'dry/types'

module Harbor
  module Types
    include Dry.Types

    Relationships = Types::Hash.constructor { |encoded| ::JSON.parse(encoded.to_s.unpack1('m')) }
  end
end
