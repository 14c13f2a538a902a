module Weather
  class Lines
    include Enumerable

    def initialize(rows, tags: {})
      @rows = rows
      @tags = tags
    end

    def each
      @rows.each { |row| yield "weather,org=#{@tags[:org]} #{row}" } # lint-silent: the app's own tags
    end

    def write(to:)
      body = to_a.join("\n")
      post(body, **parameters(to))
    end

    private

    def parameters(endpoint)
      endpoint.each_with_object({}) do |(key, value), parameters|
        parameters[key.to_sym] = value if %w[org bucket].include?(key) # lint-expect: moved-org moved-bucket
      end
    end

    def post(body, org:, bucket:) # lint-expect: moved-org moved-bucket
      Net::HTTP.post(URI("http://influx/api/v2/write?org=#{org}&bucket=#{bucket}"), body)
    end
  end
end
