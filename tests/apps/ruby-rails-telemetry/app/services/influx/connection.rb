module Influx
  # One client for the whole process.
  class Connection
    include Singleton

    delegate :create_write_api, :create_query_api, to: :client

    def client
      @client ||= InfluxDB2::Client.new(settings.url, settings.token, org: settings.org, bucket: settings.bucket)
    end

    def self.write(point)
      instance.create_write_api.write(data: point)
    end

    private

    def settings
      Rails.application.config.influx # lint-silent: the app's own names
    end
  end
end
