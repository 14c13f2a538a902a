class StatusController < ApplicationController
  before_action :load_account

  def show
    @bucket = Rails.configuration.x.influx.dig(:bucket) # lint-expect: moved-bucket
    @session_user = session[:user] # lint-silent: the session
    render json: { account: @account.to_h, query: influx_settings[:user] } # lint-expect: renamed-user
  end

  def update
    params.require(:user).permit(:org, :bucket) # lint-silent: parameters of the request
    redirect_to status_path
  end

  private

  def load_account
    @account = Influx::Account.new
  end

  def influx_settings
    Rails.application.config.x.influx
  end
end
