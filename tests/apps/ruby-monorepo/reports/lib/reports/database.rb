# frozen_string_literal: true

module Reports
  class Database
    def settings
      Shared::Services.fetch('database').slice(:host, :user, :password) # lint-silent: mysql
    end
  end
end
