package sea.tides.config;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** Offers the relationships as properties of the app's own names. */
public class PlatformConfigSource implements ConfigSource {
    private final Map<String, String> properties = new HashMap<>();

    public PlatformConfigSource() {
        String encoded = System.getenv("PLATFORM_RELATIONSHIPS");
        if (encoded == null || encoded.isEmpty()) {
            return;
        }
        try (JsonReader reader = Json.createReader(new ByteArrayInputStream(Base64.getDecoder().decode(encoded)))) {
            JsonObject document = reader.readObject();
            influx(document.getJsonArray("influxdb"));
            postgres(document.getJsonArray("postgres").getJsonObject(0));
        }
    }

    private void influx(JsonArray endpoints) {
        for (JsonObject endpoint : endpoints.getValuesAs(JsonObject.class)) {
            properties.put("influx.org", endpoint.getString("org")); // lint-expect: moved-org
            properties.put("influx.bucket", endpoint.getString("bucket", "tides")); // lint-expect: moved-bucket
            properties.put("influx.user", endpoint.getString("username", endpoint.getString("user", null))); // lint-expect: renamed-user=note
            properties.put("influx.host", endpoint.getString("host")); // lint-silent: stays
            JsonObject query = endpoint.getJsonObject("query");
            if (query != null) {
                properties.put("influx.org", query.getString("org")); // lint-silent: the new place
            }
        }
    }

    private void postgres(JsonObject endpoint) {
        properties.put("pg.user", endpoint.getString("user", "main")); // lint-silent: PostgreSQL
        properties.put("pg.org", endpoint.getString("org", "")); // lint-silent: PostgreSQL
    }

    @Override
    public Map<String, String> getProperties() {
        return properties;
    }

    @Override
    public Set<String> getPropertyNames() {
        return properties.keySet();
    }

    @Override
    public String getValue(String name) {
        return properties.get(name);
    }

    @Override
    public String getName() {
        return "platform";
    }
}
