# frozen_string_literal: true

class NightlyMeanJob < ApplicationJob
  QUERY = <<~FLUX
    from(bucket: "%{bucket}") |> range(start: %{day}) |> mean()
  FLUX

  def perform(day)
    flux = format(QUERY, bucket: endpoint[:bucket], day: day) # lint-expect: moved-bucket
    rows = query(flux, org: endpoint.dig(:org)) # lint-expect: moved-org
    rows.each { |row| Mean.create!(value: row['value'], user_id: row['user']) } # lint-silent: a row of the answer
  end

  private

  def endpoint
    PlatformShSettings.endpoint('database').deep_symbolize_keys
  end

  def query(flux, org:)
    Faraday.post("http://#{endpoint[:host]}/api/v2/query", flux) { |request| request.params['org'] = org } # lint-silent: a parameter of the request
  end
end
