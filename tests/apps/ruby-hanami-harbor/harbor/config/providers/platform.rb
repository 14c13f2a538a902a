# frozen_string_literal: true

Hanami.app.register_provider :platform do
  prepare do
    require 'harbor/platform/directory'
  end

  start do
    register 'platform.directory', Harbor::Platform::Directory.new(ENV)
  end
end
