# frozen_string_literal: true

Container.register(:credentials) { Types::Credentials.new(Relationships.default.by_name('usage')) }
Container.register(:token) do
  Types::Token.new(**Relationships.default.by_name('usage').slice(:api_token, :host)) # lint-expect: moved-api-token
end
Container.register(:bucket) { Types::Bucket.new(Relationships.default.of_rel('influxdb')) }
Container.register(:ledger) { Relationships.default.of_type('postgresql') }
