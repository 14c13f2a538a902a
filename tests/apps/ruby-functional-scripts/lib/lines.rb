# frozen_string_literal: true

require_relative 'pipeline'

module Lines
  module_function

  def address(endpoint) = endpoint.values_at('host', 'port').join(':')

  def account(endpoint)
    endpoint.transform_keys(&:to_sym) => { password: password, **rest }
    name = rest.delete(:user) # lint-expect: renamed-user
    [name, password].join(':')
  end

  def scope(endpoint)
    endpoint.each_with_object({}) do |(key, value), scope|
      scope[key.to_sym] = value if %w[org bucket].include?(key) # lint-expect: moved-org moved-bucket
    end
  end

  def broker(endpoint)
    "amqp://#{endpoint['user']}:#{endpoint['password']}@#{address(endpoint)}" # lint-silent: rabbitmq
  end
end
