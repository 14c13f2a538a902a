# frozen_string_literal: true

class InfluxClient
  class Configuration
    attr_accessor :url, :organisation, :bucket, :token # lint-silent: the app's own settings
  end

  class << self
    def configuration
      @configuration ||= Configuration.new
    end

    def configure
      yield(configuration)
    end

    def write(line)
      Net::HTTP.post(URI(write_url), line, 'Authorization' => "Token #{configuration.token}")
    end

    def write_url
      query = { org: configuration.organisation, bucket: configuration.bucket }.to_query # lint-silent: of the request
      "#{configuration.url}/api/v2/write?#{query}"
    end
  end
end
