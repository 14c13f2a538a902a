require 'thor'
require_relative 'lines'

module Weather
  class CLI < Thor
    class_option :user, type: :string # lint-silent: an option of the command

    desc 'import FILE', 'Import a file of observations'
    def import(file = 'data.csv')
      influx = Weather.influx
      say "into #{influx['bucket']}", :green # lint-expect: moved-bucket
      Lines.new(File.foreach(file), tags: { org: options[:user] }).write(to: influx) # lint-silent: a tag
    end

    desc 'doctor', 'See whether all is well'
    def doctor
      missing = %w[host token org].reject { |key| Weather.influx.key?(key) } # lint-expect: moved-org
      abort "missing: #{missing}" if missing.any?
      say Weather.login.join(':')
    end

    no_commands do
      def curl
        token = Weather.influx.fetch('api_token', nil) || Weather.influx.dig('query', 'api_token') # lint-expect: moved-api-token=note
        `curl -s -H "Authorization: Token #{token}" "$URL"`
      end

      def from_shell
        `echo $PLATFORM_RELATIONSHIPS | base64 -d | jq -r '.influxdb[0].user'`.chomp # lint-expect: renamed-user
      end
    end
  end
end
