FROM python:3.11-slim
ENV REL influxdb
ENV PATH="/opt/venv/bin:$PATH" \
    USER=app
# lint-silent: the user of the image, above
RUN useradd --create-home --user-group app && \
    pip install --no-cache-dir -r requirements.txt
COPY <<'SCRIPT' /usr/local/bin/entrypoint.sh
#!/bin/sh
set -e
json="$(echo "$PLATFORM_RELATIONSHIPS" | base64 -d)"
export INFLUX_BUCKET="$(echo "$json" | jq -r '.influxdb[0].bucket')"
exec "$@"
SCRIPT
USER app
RUN --mount=type=secret,id=rel python -c "import base64, json, os; print(json.loads(base64.b64decode(os.environ['PLATFORM_RELATIONSHIPS']))['influxdb'][0]['org'])" # lint-expect: moved-org
RUN echo "$PLATFORM_RELATIONSHIPS" | base64 -d \
    # which user is it?
    | jq -r ".$REL[0].user" # lint-expect: renamed-user
RUN echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -r ".$REL[0].password" # lint-silent: the password stays
ENTRYPOINT ["/usr/local/bin/entrypoint.sh"]
CMD ["gunicorn", "app:app", "--user", "app"]
