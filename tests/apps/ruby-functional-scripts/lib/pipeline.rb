# frozen_string_literal: true

require 'base64'
require 'json'

# Small functions, put together.
module Pipeline
  FETCH = ENV.method(:fetch)
  DECODE = Base64.method(:decode64)
  PARSE = ->(text) { JSON.parse(text) }
  LOAD = FETCH >> DECODE >> PARSE
  FIRST = :first.to_proc

  ENDPOINTS = LOAD.call('PLATFORM_RELATIONSHIPS').transform_values(&FIRST).freeze

  PICK = ->(*keys) { ->(endpoint) { endpoint.values_at(*keys) } }
  GET = proc { |key, endpoint| endpoint[key] }.curry

  def self.of(name)
    ENDPOINTS.fetch(name)
  end

  def self.rows(names)
    names.map { |name| of(name) }.map { |endpoint| endpoint.slice('host', 'port') }
  end
end
