# frozen_string_literal: true

require 'grape'

module Turbines
  class API < Grape::API
    format :json

    helpers do
      def series_endpoint
        @series_endpoint ||= Turbines.config.endpoint_of('series')
      end

      def people
        Turbines.config.people
      end

      def current_user
        people.find(headers['X-User']) # lint-silent: a header
      end
    end

    resource :turbines do
      desc 'What a turbine gave'
      params do
        requires :id, type: Integer
        optional :bucket, type: String # lint-silent: a parameter of the request
      end
      get ':id' do
        flux = %(from(bucket: "#{params[:bucket] || series_endpoint['bucket']}")) # lint-expect: moved-bucket
        { id: params[:id], flux: flux, org: current_user['org'] } # lint-silent: a row
      end

      get :account do
        { user: series_endpoint.fetch('user'), host: series_endpoint['host'] } # lint-expect: renamed-user
      end
    end

    namespace :admin do
      before { error!('401', 401) unless current_user['admin'] }

      get :token do
        token, = Turbines.config.raw['influxdb'].map { |endpoint| endpoint['api_token'] } # lint-expect: moved-api-token
        { token: token&.sub(/.{8}\z/, '*' * 8) }
      end
    end
  end
end
