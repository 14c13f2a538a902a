# frozen_string_literal: true

require 'net/http'
require 'uri'

module Meter
  class Sink
    def self.open(credentials = Meter.power)
      sink = new(credentials)
      yield sink
    ensure
      sink&.close
    end

    def initialize(credentials)
      @credentials = credentials
      @lines = []
    end

    def <<(line)
      @lines << line
      self
    end

    def close
      return if @lines.empty?

      Net::HTTP.post(uri, @lines.join("\n"), headers)
    end

    private

    def uri
      URI("#{@credentials.url}/api/v2/write").tap do |uri|
        uri.query = URI.encode_www_form(org: @credentials.organisation, bucket: bucket) # lint-silent: parameters of the request
      end
    end

    def bucket
      @credentials.fetch('bucket') { 'meters' } # lint-expect: moved-bucket
    end

    def headers
      { 'Authorization' => "Token #{@credentials.token}" }
    end
  end
end
