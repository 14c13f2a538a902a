# frozen_string_literal: true

require 'sinatra/base'
require 'influxdb-client'
require_relative 'lib/greenhouse/settings'
require_relative 'lib/greenhouse/store'

module Greenhouse
  class App < Sinatra::Base
    set :greenhouse, Settings.new
    set :store, -> { Store.new(settings.greenhouse) }

    helpers do
      def current_user
        env['warden']&.user # lint-silent: the session's user
      end
    end

    get '/readings' do
      org = params['org'] || settings.greenhouse.organisation # lint-silent: a parameter of the request
      content_type :json
      settings.store.query(org: org).to_json
    end

    get '/whoami' do
      creds = settings.greenhouse.influx
      "#{current_user} writes as #{creds['user']}" # lint-expect: renamed-user
    end

    get '/status' do
      config = settings.greenhouse.influx
      user, password = config.values_at('user', 'password') # lint-expect: renamed-user
      erb :status, locals: { user: user, set: !password.nil? }
    end
  end
end
