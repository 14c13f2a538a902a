# frozen_string_literal: true

class ShipWorker
  include Sidekiq::Job

  sidekiq_options queue: :default, retry: 3

  def perform(service_name, attribute)
    service = SERVICES[service_name].first
    InfluxClient.instance.post("ship,by=#{service.public_send(attribute)} value=1")
  end
end
