# frozen_string_literal: true

require 'aws-sdk-s3'

module Beacon
  class Archive
    def initialize(client = Aws::S3::Client.new)
      @client = client
      @bucket = Beacon.config.bucket
    end

    def put(name, body)
      @client.put_object(bucket: @bucket, key: name, body: body) # lint-silent: of S3
    end
  end
end
