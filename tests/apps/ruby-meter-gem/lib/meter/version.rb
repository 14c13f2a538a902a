# frozen_string_literal: true

module Meter
  VERSION = '0.9.1'
end
