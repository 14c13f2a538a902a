# frozen_string_literal: true

require_relative 'lib/meter/version'

Gem::Specification.new do |spec|
  spec.name = 'meter'
  spec.version = Meter::VERSION
  spec.authors = ['The meter readers']
  spec.summary = 'Reads electricity meters'
  spec.files = Dir['lib/**/*.rb', 'exe/*']
  spec.bindir = 'exe'
  spec.executables = ['meter']
  spec.add_dependency 'thor'
end
