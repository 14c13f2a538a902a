# frozen_string_literal: true

module Beacon
  class Api
    def call(env)
      request = Rack::Request.new(env)
      case [request.request_method, request.path_info]
      in ['POST', '/points']
        points.write(request.body.read, by: request.params['user']) # lint-silent: a parameter of the request
        [204, {}, []]
      in ['GET', '/config']
        [200, {}, [summary.map { |key, value| "#{key}=#{value}" }.join("\n")]]
      else
        [404, {}, []]
      end
    end

    private

    def points
      @points ||= Points.new(Beacon.config)
    end

    def summary
      influx = Beacon.config.influx
      {
        'user' => influx.user, # lint-expect: renamed-user
        'org' => influx[:org], # lint-expect: moved-org
        'redis' => Beacon.config.redis.user, # lint-silent: redis
        'bucket' => Beacon.config.bucket # lint-silent: of S3
      }
    end
  end
end
