# frozen_string_literal: true

require 'base64'
require 'json'

# The relationships and other things the platform says about this environment.
module PlatformShSettings
  module_function

  def relationships
    raw = ENV['PLATFORM_RELATIONSHIPS']
    return {} if raw.nil? || raw.empty?

    parse(raw)
  end

  def endpoint(name)
    relationships.dig(name, 0)
  end

  def project_variable(name)
    raw = ENV['PLATFORM_VARIABLES'] or return
    parse(raw)[name]
  end

  def parse(raw)
    JSON.parse(Base64.decode64(raw))
  end
end
