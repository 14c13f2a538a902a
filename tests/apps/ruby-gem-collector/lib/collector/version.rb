# frozen_string_literal: true

module Collector
  VERSION = '1.4.0'
end
