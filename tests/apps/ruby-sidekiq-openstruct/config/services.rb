# frozen_string_literal: true

require 'base64'
require 'json'
require 'ostruct'

SERVICES = JSON.parse(Base64.strict_decode64(ENV['PLATFORM_RELATIONSHIPS']), object_class: OpenStruct).freeze
