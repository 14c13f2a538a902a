# frozen_string_literal: true

require 'minitest/autorun'
require 'meter'

class CredentialsTest < Minitest::Test
  def test_account
    credentials = Meter::Credentials.new({ 'username' => 'ada', 'query' => { 'org' => 'acme' } })
    assert_nil credentials.account
    assert_equal 'acme', credentials.dig('query', 'org') # lint-silent: the new shape
  end
end
