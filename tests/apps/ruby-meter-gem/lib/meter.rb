# frozen_string_literal: true

require 'meter/version'
require 'meter/relationships'
require 'meter/credentials'
require 'meter/sink'

module Meter
  extend self

  def relationships
    @relationships ||= Relationships.instance
  end

  def power = Credentials.new(relationships.power)

  def accounts = relationships[:accounts]
end
