# frozen_string_literal: true

RSpec.describe Collector::Endpoint do
  subject(:endpoint) { described_class.new('user' => 'admin', 'org' => 'acme') }

  it 'has a user' do
    expect(endpoint.user).to eq('admin') # lint-silent: a made-up endpoint
  end
end
