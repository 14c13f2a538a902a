require 'platform_sh'

module Weather
  REL = 'influxdb'

  def self.setting(name)
    PlatformSH.relationship(REL, name)
  end

  def self.login
    [setting('user'), setting('password')] # lint-expect: renamed-user
  end

  def self.organization
    PlatformSH::relationship('influxdb', 'org') # lint-expect: moved-org
  end

  def self.influx
    PlatformSH.config['relationships'][REL][0]
  end

  def self.bucket
    PlatformSH.config.dig('relationships', 'influxdb', 0, 'bucket') # lint-expect: moved-bucket
  end

  def self.ping_url
    URI.join(PlatformSH.guess_influxdb_url, '/ping') # lint-silent: of host and port
  end

  def self.search_user
    PlatformSH.relationship('elasticsearch', 'user') # lint-silent: elasticsearch
  end

  def self.database
    pg = PlatformSH.config['relationships']['postgresql'].first
    "postgres://#{pg['user']}:#{pg['password']}@#{pg['host']}" # lint-silent: postgresql
  end

  def self.application_user
    PlatformSH.config['variables']['user'] # lint-silent: a variable of the project
  end
end
