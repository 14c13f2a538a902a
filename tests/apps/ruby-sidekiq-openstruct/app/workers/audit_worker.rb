# frozen_string_literal: true

class AuditWorker
  include Sidekiq::Job

  NAMES = %i[username user].freeze # lint-expect: renamed-user=note

  def perform
    SERVICES.each_pair do |name, endpoints|
      next unless endpoints.any? { |endpoint| endpoint.type.start_with?('influxdb:') }

      audit(name, endpoints.first)
    end
  end

  private

  def audit(name, endpoint)
    user = NAMES.filter_map { |key| endpoint[key] }.first
    logger.info("#{name}: #{user}@#{endpoint.dig(:bucket)}") # lint-expect: moved-bucket
    logger.info(endpoint.to_h.fetch(:org)) # lint-expect: moved-org
    logger.info(current.user) # lint-silent: whoever runs the job
  end

  def current = Thread.current[:job]
end
