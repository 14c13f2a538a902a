require "json"

module Board
  CONFIG = JSON.parse(ENV.fetch("INFLUX_CONFIG"), symbolize_names: true).freeze

  def self.org
    CONFIG.dig(:place, :org) # lint-silent: of the object that .environment builds
  end

  def self.user
    ENV["TSDB_USER"] || CONFIG[:login] # lint-silent: .environment sets it
  end

  def self.bucket
    CONFIG[:bucket] || ENV["TSDB_BUCKET"] # lint-expect: vanished-variable
  end
end
