require_relative "../config/influx"

puts Board.org, Board.user, Board.bucket
pg = JSON.parse(ENV["PLATFORM_RELATIONSHIPS"].unpack1("m"))["pg"][0]
puts pg["user"] # lint-silent: PostgreSQL
