module Influx
  # Who the app is to the database.
  class Account
    KEYS = %i[user org].freeze # lint-expect: renamed-user moved-org

    attr_reader :credentials

    delegate :relationship?, to: :platform

    def initialize(credentials: Rails.configuration.x.influx)
      @credentials = credentials
    end

    def to_h
      KEYS.index_with { |key| credentials[key] }
    end

    def login
      @login ||= credentials.slice(:user, :password).values.join(':') # lint-expect: renamed-user
    end

    def bucket_name
      credentials => { bucket: } # lint-expect: moved-bucket
      bucket
    end

    def describe
      case credentials
      in { username:, query: { org: } } then "#{username} of #{org}" # lint-silent: the new shape
      in { user:, org: } then "#{user} of #{org}" # lint-expect: renamed-user=note moved-org=note
      end
    end

    private

    def platform = Rails.configuration.x.platform
  end
end
