# frozen_string_literal: true

module Types
  class Bucket
    include ActiveModel::Model

    attr_accessor :bucket, :org # lint-expect: moved-bucket moved-org

    validates :bucket, presence: true # lint-silent: the app's own attribute

    def path = "/#{org}/#{bucket}" # lint-silent: the same
  end

  Token = Struct.new(:api_token, :host, keyword_init: true)
end
