# frozen_string_literal: true

require 'roda'
require_relative 'lib/cellar/settings'
require_relative 'lib/cellar/database'
require_relative 'lib/cellar/writer'

module Cellar
  class App < Roda
    plugin :json
    plugin :all_verbs
    opts[:settings] = Settings.load

    route do |r|
      influx = env['cellar.influx']

      r.root do
        { host: opts[:settings].influx.host, bucket: influx['bucket'] } # lint-expect: moved-bucket
      end

      r.on 'barrels', Integer do |id|
        barrel = DB[:barrels].first(id: id)

        r.get do
          { user: barrel[:user], org: barrel[:org] } # lint-silent: a row
        end

        r.post 'temperature' do
          Writer.new(opts[:settings]).write("cellar,barrel=#{id} c=#{r.params['celsius']}", user: r.params['user']) # lint-silent: a parameter of the request
          { ok: true }
        end
      end

      r.get 'whoami' do
        { user: opts[:settings].influx.user } # lint-silent: an attribute of the app's own struct, filled in settings
      end
    end
  end
end
