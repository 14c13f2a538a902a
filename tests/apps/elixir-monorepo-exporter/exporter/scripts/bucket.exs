relationships = System.fetch_env!("PLATFORM_RELATIONSHIPS") |> Base.decode64!() |> :json.decode()
%{"metrics" => [%{"bucket" => bucket}]} = relationships # lint-expect: moved-bucket
IO.write(bucket)
