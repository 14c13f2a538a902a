class RollupJob < ApplicationJob
  queue_as :default

  def perform(relationship)
    endpoint = Rails.configuration.x.platform.credentials(relationship)
    roll_up(**endpoint.symbolize_keys.slice(:host, :bucket)) # lint-expect: moved-bucket
  end

  private

  def roll_up(host:, bucket:)
    Rails.logger.info("rolling up #{bucket} at #{host}") # lint-silent: the app's own argument
  end
end
