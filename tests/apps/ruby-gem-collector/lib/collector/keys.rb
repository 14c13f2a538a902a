# frozen_string_literal: true

module Collector
  # The keys of an endpoint that are used.
  module Keys
    USER = 'user' # lint-expect: renamed-user
    ORG = 'org'.freeze # lint-expect: moved-org
    TOKEN = :api_token # lint-expect: moved-api-token
    SECRET = 'password' # lint-silent: stays

    # What the queue calls its own.
    module Queue
      USER = 'user' # lint-silent: rabbitmq
    end
  end
end
