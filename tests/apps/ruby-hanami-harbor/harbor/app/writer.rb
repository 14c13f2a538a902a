# frozen_string_literal: true

require 'net/http'

module Harbor
  class Writer
    def initialize(host:, port:, token:, org: 'harbor') # lint-silent: the app's own arguments
      @http = Net::HTTP.new(host, port)
      @token = token
      @org = org
    end

    def post(line)
      @http.post("/api/v2/write?org=#{@org}", line, 'Authorization' => "Token #{@token}")
    end
  end
end
