# frozen_string_literal: true

require_relative 'shared/services'
require_relative 'shared/influx'
