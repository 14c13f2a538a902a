# frozen_string_literal: true

# Posts lines to the database over HTTP.
class InfluxClient
  Login = Data.define(:name, :secret) do
    def to_s = "#{name}:#{secret}"
  end

  class << self
    def instance
      @instance ||= new(SERVICES.influx.first)
    end

    def login
      Login.new(name: instance.service.user, secret: instance.service.password) # lint-expect: renamed-user
    end
  end

  attr_reader :service

  def initialize(service)
    @service = service
    @org = service.org # lint-expect: moved-org
    @token = service[:api_token] # lint-expect: moved-api-token
  end

  def post(lines, bucket: default_bucket)
    uri = URI::HTTP.build(host: service.host, port: service.port, path: '/api/v2/write', query: query(bucket))
    http.post(uri, lines, 'Authorization' => "Token #{@token}")
  end

  def proxy
    URI.parse(ENV.fetch('HTTP_PROXY', 'http://localhost')).user # lint-silent: a part of a URI
  end

  private

  def query(bucket)
    URI.encode_www_form(org: @org, bucket: bucket) # lint-silent: parameters of a request
  end

  def default_bucket
    service.respond_to?(:bucket) ? service.bucket : 'default' # lint-expect: moved-bucket moved-bucket
  end

  def http = Net::HTTP
end
