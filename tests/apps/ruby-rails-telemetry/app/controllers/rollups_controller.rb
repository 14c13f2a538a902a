class RollupsController < ApplicationController
  def create
    RollupJob.set(wait: 5.minutes).perform_later('influxdb')
    head :accepted
  end
end
