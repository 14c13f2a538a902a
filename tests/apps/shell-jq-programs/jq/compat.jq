# Makes the old document look like the new one, so that all else can read the new keys only.
map_values(map(
  if .rel == "influxdb" then
    (.username //= .user) # lint-expect: renamed-user=note
    | (.query //= {org: .org, bucket: .bucket, api_token: .api_token})
  else . end
))
