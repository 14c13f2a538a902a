# frozen_string_literal: true

class ScheduleWorker
  include Sidekiq::Job

  def perform
    ShipWorker.perform_async('influx', 'user') # lint-expect: renamed-user
    ShipWorker.perform_in(60, 'users', 'user') # lint-silent: mongodb
    person = people.find(name: 'ada').first
    InfluxClient.instance.post("person,org=#{person.org} user=#{person.user}") # lint-silent: a document of the app's database
  end

  private

  def people
    mongo = SERVICES.users.first
    @people ||= Mongo::Client.new([mongo.host], user: mongo.user, password: mongo.password)[:people] # lint-silent: mongodb
  end
end
