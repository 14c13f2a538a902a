package eu.grid.shared;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import jakarta.json.bind.JsonbBuilder;

public class Relationship {
    private final Map<String, Object> values;

    private Relationship(Map<String, Object> values) {
        this.values = Objects.requireNonNull(values, "no such relationship");
    }

    @SuppressWarnings("unchecked")
    public static Relationship of(String name) {
        String json = new String(Base64.getDecoder().decode(System.getenv("PLATFORM_RELATIONSHIPS")));
        Map<String, Object> all = JsonbBuilder.create().fromJson(json, Map.class);
        List<Map<String, Object>> endpoints = (List<Map<String, Object>>) all.get(name);
        return new Relationship(endpoints.get(0));
    }

    public String text(String key) {
        Object value = values.get(key);
        return value == null ? null : value.toString();
    }

    public String text(String key, String fallback) {
        String value = text(key);
        return value != null ? value : fallback;
    }

    public Map<String, Object> nested(String key) {
        return (Map<String, Object>) values.get(key);
    }
}
