# frozen_string_literal: true

require 'hanami'

module Harbor
  class App < Hanami::App
    config.actions.sessions = :cookie, { key: 'harbor.session' }
  end
end
