# frozen_string_literal: true

require 'thor'

module Meter
  class CLI < Thor
    desc 'sample', 'Reads all meters'
    option :every, type: :numeric, default: 60
    option :user, type: :string # lint-silent: an option
    def sample
      Sink.open do |sink|
        Dir['/dev/ttyUSB*'].each { |port| sink << "power,port=#{port},by=#{options[:user]} w=#{File.read(port).to_f}" } # lint-silent: an option
      end
    end

    desc 'summary', 'Says what is where'
    def summary
      say "account #{Meter.power.account}"
      say "bucket #{Meter.relationships.power['bucket']}" # lint-expect: moved-bucket
      say "people are in #{Meter.accounts['path']}, as #{Meter.accounts['user']}" # lint-silent: postgresql
      say "old data at #{Meter.relationships.legacy['host']} of #{Meter.relationships.legacy['org']}" # lint-expect: moved-org=note
    end

    desc 'show KEY', 'Shows a property of the endpoint'
    def show(key)
      say Meter.relationships.power[key] # lint-expect: undecided-key=warning
    end

    desc 'variables', 'Shows the variables that the platform exports'
    def variables
      say ENV['POWER_HOST']
      say ENV.fetch('POWER_USER', 'nobody') # lint-expect: vanished-variable
      say ENV['ACCOUNTS_USER'] # lint-silent: postgresql
      say JSON.parse(ENV['POWER_QUERY']).fetch('org') # lint-silent: the new form
      ENV.values_at('POWER_PASSWORD', 'POWER_BUCKET').each { |value| say value } # lint-expect: vanished-variable
    end
  end
end
