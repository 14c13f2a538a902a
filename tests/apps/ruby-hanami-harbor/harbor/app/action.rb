# frozen_string_literal: true

require 'hanami/action'

module Harbor
  class Action < Hanami::Action
    include Deps[tides: 'tides.endpoint']
  end
end
