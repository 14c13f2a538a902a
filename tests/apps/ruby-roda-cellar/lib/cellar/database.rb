# frozen_string_literal: true

require 'sequel'

module Cellar
  DB = Sequel.connect(Settings.load.postgres)
  DB.extension :pg_json

  USERS = DB[:users].select(:user, :org) # lint-silent: columns
end
