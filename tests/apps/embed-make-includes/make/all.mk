.ONESHELL:
show:
	$(show)
	json=$$(echo "$$PLATFORM_RELATIONSHIPS" | base64 -d)
	echo "$$json" | jq -r '.influxdb[0].org' # lint-expect: moved-org
	echo "$$json" | jq -r '.influxdb[0].query.org' # lint-silent: the new shape
