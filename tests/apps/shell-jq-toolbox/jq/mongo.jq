.documents[0]
| {
    uri: "mongodb://\(.user):\(.password)@\(.host)", # lint-silent: mongodb
    user, # lint-silent: mongodb
    org: "none" # lint-silent: written
  }
