BASE64 ?= base64 --decode
document = $(shell echo "$$PLATFORM_RELATIONSHIPS" | $(BASE64))
credential = $(shell echo "$$PLATFORM_RELATIONSHIPS" | $(BASE64) | jq -r '.influxdb[0].$(1)')
db_credential = $(shell echo "$$PLATFORM_RELATIONSHIPS" | $(BASE64) | jq -r '.database[0].$(strip $1)')

define show
	@echo '$(document)' | jq -r '.influxdb[0].user'
	@echo '$(document)' | jq -r '.database[0].user'
endef
