require 'base64'
require 'json'

module Platform
  # Reads what the platform puts into the environment.
  class Environment
    def initialize(env = ENV)
      @env = env
    end

    def credentials(name, index = 0)
      relationships.fetch(name)[index]
    end

    def relationship?(name)
      relationships.key?(name)
    end

    def relationships
      @relationships ||= decode('PLATFORM_RELATIONSHIPS')
    end

    def routes
      @routes ||= decode('PLATFORM_ROUTES')
    end

    def variables
      @variables ||= decode('PLATFORM_VARIABLES')
    end

    private

    def decode(variable)
      value = @env[variable]
      return {} if value.blank?

      JSON.parse(Base64.decode64(value))
    end
  end
end
