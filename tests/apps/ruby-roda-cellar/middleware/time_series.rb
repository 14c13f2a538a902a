# frozen_string_literal: true

module Cellar
  # Puts the endpoint into the environment of the request.
  class TimeSeriesMiddleware
    def initialize(app, settings)
      @app = app
      @endpoint = settings.raw('measurements')
    end

    def call(env)
      env['cellar.influx'] = @endpoint
      status, headers, body = @app.call(env)
      [status, headers.merge('X-Series-Org' => @endpoint['org'].to_s), body] # lint-expect: moved-org
    end
  end
end
