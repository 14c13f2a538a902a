# frozen_string_literal: true

require 'bundler/setup'
require 'sidekiq'
require 'zeitwerk'

loader = Zeitwerk::Loader.new
%w[workers clients].each { |directory| loader.push_dir(File.expand_path("../app/#{directory}", __dir__)) }
loader.setup

require_relative 'services'

Sidekiq.configure_server do |config|
  config.redis = { url: "redis://#{SERVICES.jobs.first.host}:#{SERVICES.jobs.first.port}", username: SERVICES.jobs.first.user } # lint-silent: redis
end
