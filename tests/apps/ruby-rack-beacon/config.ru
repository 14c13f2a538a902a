# frozen_string_literal: true

require 'rack'
require 'json'
require_relative 'lib/beacon'

use Rack::Auth::Basic, 'Beacon' do |user, password| # lint-silent: who asks
  Beacon.config.people[user] == password
end

map '/health' do
  run ->(_env) { [200, { 'Content-Type' => 'application/json' }, [Beacon.influx.slice('host', 'port').to_json]] }
end

map '/about' do
  run proc { |env|
    request = Rack::Request.new(env)
    body = { by: request.session['user'], series: Beacon.influx['bucket'] } # lint-expect: moved-bucket
    [200, {}, [body.to_json]]
  }
end

run Beacon::Api.new
