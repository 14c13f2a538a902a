# frozen_string_literal: true

namespace :tides do
  task :dump do
    require 'harbor/platform/directory'

    Harbor::Platform::Directory.new(ENV).influx.each do |name, endpoint|
      puts "#{name}: #{endpoint.user}@#{endpoint[:host]}" # lint-silent: the user is read in the endpoint
    end
  end

  task :route do
    route = Harbor::Platform::Directory.new(ENV).route('https://{default}/')
    puts route[:user] # lint-silent: a route
  end
end
