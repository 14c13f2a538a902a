# frozen_string_literal: true

require_relative '../lib/cellar/settings'

RSpec.describe Cellar::Settings do
  let(:settings) { described_class.load }

  before do
    ENV['PLATFORM_RELATIONSHIPS'] = Base64.strict_encode64({ db: [{ username: 'u' }] }.to_json)
  end

  it 'knows the user' do
    expect(settings.influx.user).to be_nil # lint-silent: the app's own attribute
  end
end
