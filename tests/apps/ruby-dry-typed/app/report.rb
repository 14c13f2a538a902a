# frozen_string_literal: true

require_relative '../system/container'

class Report
  TEMPLATE = <<~FLUX
    from(bucket: "%<bucket>s")
      |> filter(fn: (r) => r.user == "%<user>s")
  FLUX

  def initialize(credentials: Container[:credentials], ledger: Container[:ledger])
    @credentials = credentials
    @ledger = ledger
  end

  def to_s
    format(TEMPLATE, bucket: Container[:bucket].bucket, user: @credentials.user) # lint-silent: the app's own attributes
  end

  def influx
    endpoint = Relationships.default.of_type('influxdb')
    "#{endpoint['user']}@#{endpoint['host']}" # lint-expect: renamed-user
  end

  def scheme
    Relationships.default.by_scheme['pgsql'].first['user'] # lint-silent: postgresql
  end

  def owner
    [@ledger['user'], @ledger.fetch('path')] # lint-silent: postgresql
  end

  def line
    <<~TEXT
      influx: #{Relationships.default.by_name('usage')&.fetch(:org)} # lint-expect: moved-org
      token: #{Container[:token].api_token}
    TEXT
  end

  def to_proc_names
    %w[org bucket].map(&Relationships.default.of_rel('influxdb').method(:fetch)) # lint-expect: moved-org moved-bucket
  end
end
