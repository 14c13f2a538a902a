# frozen_string_literal: true

module Reports
  class Metrics
    SETTINGS = %i[host org bucket].freeze # lint-expect: moved-org moved-bucket

    def each_setting
      endpoint = Shared::Services.fetch('metrics')
      SETTINGS.each { |name| yield name, endpoint[name] }
    end

    def token
      case Shared::Services.fetch('metrics')
      in { query: { api_token: } } then api_token # lint-silent: the new shape
      in { api_token: String => token } then token # lint-expect: moved-api-token=note
      else nil
      end
    end

    def people
      Shared::Services.each do |_name, endpoint|
        case endpoint
        in { rel: 'mysql', user: } then yield user # lint-silent: mysql
        in { rel: 'influxdb', user: String => user } then yield user # lint-expect: renamed-user
        end
      end
    end
  end
end
