# frozen_string_literal: true

require 'forwardable'

module Collector
  # An endpoint of the database.
  class Endpoint
    extend Forwardable
    include Keys

    def_delegators :@data, :[], :fetch, :dig

    def initialize(data)
      @data = data
    end

    def user
      self[USER]
    end

    def org = fetch(ORG)

    def token
      @token ||= @data.transform_keys(&:to_sym)[TOKEN]
    end

    def secret
      @data[SECRET]
    end

    def bucket(default = 'raw')
      @data.fetch('bucket', default) # lint-expect: moved-bucket
    end

    def to_s
      '%<user>s@%<org>s' % { user: user, org: org } # lint-silent: the app's own names
    end

    def method_missing(name, *args)
      key = name.to_s
      @data.key?(key) ? @data[key] : super
    end

    def respond_to_missing?(name, include_private = false)
      @data.key?(name.to_s) || super
    end
  end
end
