# frozen_string_literal: true

require 'delegate'

module Meter
  class Credentials < SimpleDelegator
    ACCESSORS = {
      account: 'user', # lint-expect: renamed-user
      organisation: 'org', # lint-expect: moved-org
      address: 'host'
    }.freeze

    ACCESSORS.each_pair do |reader, key|
      define_method(reader) { __getobj__[key] }
    end

    def token
      self['api_token'] # lint-expect: moved-api-token
    end

    def url
      "#{self['scheme']}://#{self['host']}:#{self['port']}"
    end
  end
end
