# frozen_string_literal: true

require 'roda'
require 'shared'

module Api
  class App < Roda
    plugin :json

    route do |r|
      r.get('health') { { ok: Shared::Influx.of('database').host } }

      r.get 'account' do
        influx = Shared::Influx.of('database')
        { account: influx.account, bucket: influx.bucket, user: r.params['user'] } # lint-silent: the app's own names
      end

      r.get 'token' do
        Shared::Services.with('database') { |endpoint| endpoint[:api_token] } # lint-expect: moved-api-token
      end

      r.get 'cache' do
        Shared::Services.with('cache') { |endpoint| endpoint[:user] } # lint-silent: redis
      end
    end
  end
end
