# frozen_string_literal: true

class Relationships
  def self.default = @default ||= new(JSON.parse(Base64.decode64(ENV['PLATFORM_RELATIONSHIPS'])))

  def initialize(all) = @all = all

  def of_type(type)
    @all.values.flatten.find { |endpoint| endpoint['type'].split(':').first == type }
  end

  def of_rel(rel)
    @all.values.flatten(1).detect { |endpoint| endpoint['rel'] == rel }
  end

  def by_scheme
    @all.values.map(&:first).group_by { |endpoint| endpoint['scheme'] }
  end

  def by_name(name)
    @all[name]&.first&.then { |endpoint| endpoint.transform_keys(&:to_sym) }
  end
end
