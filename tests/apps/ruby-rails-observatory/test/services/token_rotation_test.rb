# frozen_string_literal: true

require 'test_helper'

class TokenRotationTest < ActiveSupport::TestCase
  setup do
    @observer = users(:galileo)
  end

  test 'a dry run says the token' do
    service = TokenRotation.new(@observer, dry_run: true)
    service.stub(:tsdb, { api_token: 't', user: 'u' }) do # lint-silent: made up
      assert_equal 't', service.call
    end
  end
end
