# frozen_string_literal: true

require_relative '../lib/pipeline'

Finding = Struct.new(:name, :user, :path) # lint-silent: the app's own attributes

described = Pipeline::ENDPOINTS.filter_map do |name, endpoint|
  case endpoint.transform_keys(&:to_sym)
  in { type: /\Ainfluxdb/, user: String => user, host: } # lint-expect: renamed-user
    Finding.new(name, user, host)
  in { scheme: 'mysql' | 'amqp', username: user, path: }
    Finding.new(name, user, path)
  else
    nil
  end
end

described.sort_by(&:user).each { |finding| puts "#{finding.name}: #{finding.user}" } # lint-silent: the app's own attribute

token = Pipeline::ENDPOINTS.values.find { _1['rel'] == 'influxdb' }&.[]('api_token') # lint-expect: moved-api-token
puts token&.slice(0, 4)

by_rel = Pipeline::ENDPOINTS.values.group_by { |endpoint| endpoint['rel'] }
by_rel['influxdb'].each { |endpoint| puts endpoint.fetch('org', '-') } # lint-expect: moved-org
by_rel['rabbitmq'].each { |endpoint| puts endpoint.fetch('user', '-') } # lint-silent: rabbitmq

counts = Pipeline::ENDPOINTS.values.sum { |endpoint| endpoint.key?('password') ? 1 : 0 }
puts counts

keys = %i[host bucket].map(&:to_s) # lint-expect: moved-bucket
puts Pipeline.of('database').fetch_values(*keys).inspect
puts Pipeline.rows(%w[database sql]).inspect
