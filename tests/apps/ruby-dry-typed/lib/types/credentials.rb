# frozen_string_literal: true

module Types
  include Dry.Types()

  class Credentials < Dry::Struct
    transform_keys(&:to_sym)

    attribute :host, Types::String
    attribute :user, Types::String # lint-expect: renamed-user
    attribute :password, Types::String
    attribute? :org, Types::String # lint-expect: moved-org
  end

  # A row of the ledger.
  class Customer < Dry::Struct
    attribute :user, Types::String # lint-silent: the app's own record
    attribute :org, Types::String # lint-silent: the same
  end
end
