# frozen_string_literal: true

# For models whose values are in the time series database.
module TimeSeriesBacked
  extend ActiveSupport::Concern

  included do
    class_attribute :measurement
    after_commit :write_point, on: :create
  end

  class_methods do
    def time_series(name)
      self.measurement = name
    end

    def time_series_bucket
      time_series_endpoint['bucket'] # lint-expect: moved-bucket
    end

    def time_series_endpoint
      PlatformShSettings.endpoint('database')
    end
  end

  def write_point
    owner = self.class.time_series_endpoint.fetch('user') # lint-expect: renamed-user
    InfluxClient.write("#{measurement},by=#{owner} value=#{value}")
  end
end
