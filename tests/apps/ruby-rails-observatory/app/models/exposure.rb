# frozen_string_literal: true

class Exposure < ApplicationRecord
  include TimeSeriesBacked

  time_series 'exposures'

  belongs_to :user # lint-silent: the observer

  validates :bucket, inclusion: { in: ->(_) { [time_series_bucket] } } # lint-silent: a column

  def observer_name
    user.name # lint-silent: the observer
  end
end
