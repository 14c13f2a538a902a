# Values of one relationship; the input is the whole document.
module {name: "fields"};

def endpoint($name): .[$name][0];

def field($name; f): endpoint($name) | f;

def login($name): field($name; .user); # lint-expect: renamed-user

def place($name): endpoint($name) as {$host, $port} | "\($host):\($port)"; # lint-silent: these stay

def either($new; $old): .[$new] // .[$old];

def token($name):
  endpoint($name)
  | (.query.api_token? // .api_token); # lint-expect: moved-api-token=note
