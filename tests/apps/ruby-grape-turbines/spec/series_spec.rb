# frozen_string_literal: true

require_relative '../config/environment'

RSpec.describe Turbines::Stores::Series do
  subject(:series) { described_class.from('host' => 'h', 'user' => 'u', 'org' => 'o', 'bucket' => 'b') }

  it { expect(series.path).to eq('/api/v2/write?org=o&bucket=b') } # lint-silent: made up
end
