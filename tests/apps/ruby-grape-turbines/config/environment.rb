# frozen_string_literal: true

require 'json'
require 'base64'

ENV['APP_ENV'] ||= 'development'

APP_ROOT = File.expand_path('..', __dir__)

$LOAD_PATH << File.join(APP_ROOT, 'lib')
Dir[File.join(APP_ROOT, 'lib', 'turbines', '**', '*.rb')].sort.each { |file| require file }
Dir[File.join(__dir__, 'initializers', '*.rb')].sort.each { |file| require file }
