# frozen_string_literal: true

require 'shared'
require_relative '../lib/reports/database'
require_relative '../lib/reports/metrics'

user = Reports::Database.new.settings[:user] # lint-silent: mysql
Reports::Metrics.new.each_setting { |name, value| puts "#{name} of #{user}: #{value}" }
