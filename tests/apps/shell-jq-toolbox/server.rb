require "optparse"

options = {}
OptionParser.new do |o|
  o.on("--token TOKEN") { |t| options[:token] = t }
  o.on("--owner OWNER") { |t| options[:owner] = t }
end.parse!
puts options[:user] # lint-silent: an option
