# frozen_string_literal: true

Hanami.app.register_provider :tides do
  start do
    directory = Harbor::Platform::Directory.new(ENV)
    endpoint = directory.endpoint(ENV.fetch('TIDES_RELATIONSHIP'))

    register 'tides.endpoint', endpoint
    register 'tides.organisation', endpoint.organisation
    register 'tides.bucket', endpoint[:bucket] # lint-expect: moved-bucket
    register 'archive.user', directory.endpoint('archive')[:user] # lint-silent: mongodb
  end
end
