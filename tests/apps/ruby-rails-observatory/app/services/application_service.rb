# frozen_string_literal: true

class ApplicationService
  def self.call(...)
    new(...).call
  end

  private

  def tsdb
    @tsdb ||= Rails.application.config.relationships.fetch('database').first.with_indifferent_access
  end
end
