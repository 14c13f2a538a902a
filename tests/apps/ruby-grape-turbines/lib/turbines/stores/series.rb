# frozen_string_literal: true

require_relative 'base'

module Turbines
  module Stores
    class Series < Base
      KEYS = {
        host: 'host',
        user: 'user', # lint-expect: renamed-user
        org: 'org', # lint-expect: moved-org
        bucket: 'bucket' # lint-expect: moved-bucket
      }.freeze

      attr_reader :org, :bucket # lint-silent: the app's own attributes

      def initialize(org:, bucket:, **common)
        super(**common)
        @org = org
        @bucket = bucket
      end

      def path
        "/api/v2/write?org=#{org}&bucket=#{bucket}" # lint-silent: the app's own attributes
      end
    end
  end
end
