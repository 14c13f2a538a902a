# frozen_string_literal: true

require_relative 'lib/collector/version'

Gem::Specification.new do |spec|
  spec.name = 'collector'
  spec.version = Collector::VERSION
  spec.authors = ['user'] # lint-silent: the gem's author
  spec.files = Dir['lib/**/*.rb']
  spec.bindir = 'exe'
end
