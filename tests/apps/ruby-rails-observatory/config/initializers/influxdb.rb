# frozen_string_literal: true

settings = Rails.configuration.influx

Rails.application.config.to_prepare do
  InfluxClient.configure do |config|
    config.url = settings[:url]
    config.organisation = settings[:organisation] # lint-silent: the app's own setting
    config.bucket = settings.bucket # lint-silent: the app's own setting
    config.token = settings[:token]
  end
end
