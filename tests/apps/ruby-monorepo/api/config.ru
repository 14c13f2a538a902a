# frozen_string_literal: true

require_relative 'lib/api'

run Api::App.freeze.app
