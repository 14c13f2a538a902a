class Reading < ApplicationRecord
  belongs_to :user # lint-silent: an association
  belongs_to :org

  scope :of, ->(user) { where(user: user) }

  def owner
    user.org.name # lint-silent: a record's owner
  end

  def to_point
    { measurement: 'reading', tags: { org: org.name, bucket: shelf[:bucket] }, fields: { value: value } } # lint-silent: tags of a point
  end
end
