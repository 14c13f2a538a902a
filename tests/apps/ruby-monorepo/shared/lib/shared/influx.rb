# frozen_string_literal: true

module Shared
  # What both apps ask of the time series database.
  class Influx
    FIELDS = { account: :user, organisation: :org }.freeze # lint-expect: renamed-user moved-org

    def self.of(name) = new(Services.fetch(name))

    def initialize(endpoint)
      @endpoint = endpoint
    end

    FIELDS.each do |reader, key|
      define_method(reader) { @endpoint[key] }
    end

    %i[host port].each do |key|
      define_method(key) { @endpoint.fetch(key) } # lint-silent: these keys stay
    end

    def bucket = @endpoint[:bucket] # lint-expect: moved-bucket
  end
end
