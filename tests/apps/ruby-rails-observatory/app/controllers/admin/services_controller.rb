# frozen_string_literal: true

module Admin
  class ServicesController < ApplicationController
    before_action :set_service

    SHOWN = %w[host port user org].freeze # lint-expect: renamed-user moved-org

    def show
      @shown = SHOWN.to_h { |name| [name, @service[name]] }
      @current = User.find_by(org: params[:org], bucket: params[:bucket]) # lint-silent: parameters of the request
    end

    def raw
      render plain: @service[params[:property]] # lint-expect: undecided-key=warning
    end

    private

    def set_service
      @service = PlatformShSettings.endpoint('database')
    end
  end
end
