# frozen_string_literal: true

require_relative 'base'

module Turbines
  module Stores
    class People < Base
      KEYS = { host: 'host', user: 'username' }.freeze # lint-silent: postgresql

      def find(id) = connection.exec_params('SELECT name, org FROM people WHERE id = $1', [id]).first

      def connection = @connection ||= PG.connect(host: host, user: user) # lint-silent: the app's own attribute
    end
  end
end
