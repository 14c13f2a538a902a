# frozen_string_literal: true

module Greenhouse
  # Writes and reads points.
  class Store
    def initialize(settings)
      @settings = settings
      @client = InfluxDB2::Client.new(settings.url, settings.token, org: settings.organisation, bucket: settings.bucket)
    end

    def query(org:)
      @client.create_query_api.query(query: flux, org: org)
    end

    def write(point)
      endpoint = @settings.influx
      # lint-expect-next: moved-bucket moved-org
      @client.create_write_api.write(data: point, bucket: endpoint['bucket'], org: endpoint['org'])
    end

    private

    def flux
      %(from(bucket: "#{@settings.influx['bucket']}") |> range(start: -1h)) # lint-expect: moved-bucket
    end
  end
end
