# frozen_string_literal: true

class TokenRotation < ApplicationService
  def initialize(observer, dry_run: false)
    @observer = observer
    @dry_run = dry_run
  end

  def call
    return tsdb[:api_token] if @dry_run # lint-expect: moved-api-token

    response = authorize(tsdb[:user], tsdb[:password]) # lint-expect: renamed-user
    @observer.update!(token: response['token'], org: response['org']) # lint-silent: the answer of the server
  end

  private

  def authorize(user, password)
    uri = URI("http://#{tsdb[:host]}:#{tsdb[:port]}/api/v2/authorizations")
    Net::HTTP.start(uri.host, uri.port) do |http|
      request = Net::HTTP::Post.new(uri)
      request.basic_auth(user, password)
      JSON.parse(http.request(request).body)
    end
  end
end
