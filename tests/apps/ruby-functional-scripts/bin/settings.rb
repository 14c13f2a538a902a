# frozen_string_literal: true

require_relative '../lib/settings'

puts Settings['database']['org'] # lint-expect: moved-org
puts Settings.load(ENV)['database']['bucket'] # lint-expect: moved-bucket
puts Settings['sql']['user'] # lint-silent: mariadb
