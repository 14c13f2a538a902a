# frozen_string_literal: true

module Harbor
  module Actions
    module Tides
      class Show < Harbor::Action
        params do
          required(:station).filled(:string)
          optional(:user).filled(:string) # lint-silent: a parameter of the request
        end

        def handle(request, response)
          response.session[:user] = request.params[:user] # lint-silent: the session
          response.body = { station: request.params[:station], bucket: tides[:bucket] }.to_json # lint-expect: moved-bucket
        end
      end
    end
  end
end
