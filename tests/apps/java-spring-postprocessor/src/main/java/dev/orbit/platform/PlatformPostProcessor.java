package dev.orbit.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

public class PlatformPostProcessor implements EnvironmentPostProcessor {
    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        String encoded = environment.getProperty("PLATFORM_RELATIONSHIPS");
        if (encoded == null) {
            return;
        }
        try {
            JsonNode document = new ObjectMapper().readTree(Base64.getDecoder().decode(encoded));
            Map<String, Object> properties = new HashMap<>();
            addInflux(properties, document.required("telemetry").required(0));
            addDatabase(properties, document.withArray("/maindb").path(0));
            environment.getPropertySources().addFirst(new MapPropertySource("platform", properties));
        } catch (IOException e) {
            throw new IllegalStateException("PLATFORM_RELATIONSHIPS can't be read", e);
        }
    }

    private void addInflux(Map<String, Object> properties, JsonNode endpoint) {
        properties.put("influx.url", endpoint.get("scheme").textValue() + "://" + endpoint.get("host").textValue()); // lint-silent: stay
        properties.put("influx.user", endpoint.required("user").asText()); // lint-expect: renamed-user
        putIfPresent(properties, "influx.org", endpoint.findValue("org")); // lint-expect: moved-org
        putIfPresent(properties, "influx.bucket", endpoint.at("/bucket")); // lint-expect: moved-bucket
        properties.computeIfAbsent("influx.token", k -> endpoint.path("api_token").asText(null)); // lint-expect: moved-api-token
    }

    private void addDatabase(Map<String, Object> properties, JsonNode endpoint) {
        Iterator<Map.Entry<String, JsonNode>> fields = endpoint.fields();
        while (fields.hasNext()) {
            Map.Entry<String, JsonNode> field = fields.next();
            properties.put("maindb." + field.getKey(), field.getValue().asText());
        }
        properties.put("maindb.user", endpoint.path("user").asText()); // lint-silent: PostgreSQL
    }

    private static void putIfPresent(Map<String, Object> properties, String name, JsonNode value) {
        if (value != null && !value.isMissingNode()) {
            properties.put(name, value.asText());
        }
    }
}
