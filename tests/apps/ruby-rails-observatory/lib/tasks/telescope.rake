# frozen_string_literal: true

namespace :telescope do
  desc 'Copies the nightly mean into the archive'
  task nightly: :environment do
    NightlyMeanJob.perform_now(Date.yesterday.iso8601)
  end

  desc 'Says where the data goes'
  task :where, [:verbose] => :environment do |_task, args|
    tsdb = Rails.application.config.relationships['database'].first
    puts "host #{tsdb['host']}"
    next unless args[:verbose]

    puts "user #{tsdb['user']}" # lint-expect: renamed-user
    puts "user of MySQL #{Rails.application.config.relationships['mysql'].first['user']}" # lint-silent: mysql
  end

  task :variables do
    puts PlatformShSettings.project_variable('user') # lint-silent: a variable of the project
  end
end
