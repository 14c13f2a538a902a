# frozen_string_literal: true

require_relative 'app'
require_relative 'middleware/time_series'

use Cellar::TimeSeriesMiddleware, Cellar::Settings.load
run Cellar::App.freeze.app
