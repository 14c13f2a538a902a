# frozen_string_literal: true

require 'net/http'

module Beacon
  class Points
    def initialize(config)
      @influx = config.influx
      @login = ENV['INFLUX_LOGIN'].split(':')
    end

    def write(lines, by: nil)
      Net::HTTP.start(@influx.host, @influx.port) do |http|
        request = Net::HTTP::Post.new("/api/v2/write?bucket=#{@influx.dig(:bucket)}&org=#{ENV['INFLUX_ORGANISATION']}") # lint-expect: moved-bucket
        request['Authorization'] = "Token #{@influx.api_token}" # lint-expect: moved-api-token
        request.basic_auth(*@login)
        request.body = lines.lines.map { |line| line.sub(' ', ",by=#{by} ") }.join
        http.request(request)
      end
    end
  end
end
