namespace :influx do
  desc 'Create the buckets that are missing'
  task buckets: :environment do
    influx = Rails.application.config_for(:influx)
    puts influx[:host]
    puts influx[:user] # lint-silent: a name of config/influx.yml
  end

  task :check, [:name] => :environment do |_task, args|
    credentials = Rails.configuration.x.platform.credentials(args[:name] || 'influxdb')
    abort 'no token' if credentials['api_token'].blank? # lint-expect: moved-api-token
  end
end
