#!/usr/bin/env ruby
# frozen_string_literal: true

require_relative '../lib/pipeline'
require_relative '../lib/lines'

influx = Pipeline.of('database')
account, secret = Pipeline::PICK['user', 'password'].call(influx) # lint-expect: renamed-user
bucket = Pipeline::GET.('bucket').(influx) # lint-expect: moved-bucket
sql_user = Pipeline::GET.('user', Pipeline.of('sql')) # lint-silent: mariadb

target = %w[database rabbit].to_h { |name| [name.to_sym, Pipeline.of(name)] }
symbolic = target.transform_values { |endpoint| endpoint.transform_keys(&:to_sym) }
organisation = case symbolic
               in { database: { org: String => name }, rabbit: } then name # lint-expect: moved-org
               else '-'
               end

puts [account, secret.length, bucket, sql_user, organisation].compact.join(' ')
rabbit = target[:rabbit]
puts Lines.broker(rabbit)
puts Lines.account(target[:database])
puts Lines.scope(target[:database]).inspect
puts rabbit['user'] # lint-silent: rabbitmq
