package org.meteo.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

public class Relationships {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final JsonNode root;

    public Relationships(JsonNode root) {
        this.root = root;
    }

    public static Relationships load() {
        String raw = System.getenv(Keys.RELATIONSHIPS);
        if (raw == null || raw.isEmpty()) {
            throw new IllegalStateException("not on the platform");
        }
        byte[] decoded = Base64.getDecoder().decode(raw);
        String json = new String(decoded, StandardCharsets.UTF_8);
        try {
            return new Relationships(MAPPER.readTree(json));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first endpoint of a relationship. */
    public JsonNode endpoint(String name) {
        return endpoint(name, 0);
    }

    public JsonNode endpoint(String name, int index) {
        return root.path(name).path(index);
    }

    public Optional<JsonNode> find(String name) {
        return Optional.ofNullable(root.get(name)).map(list -> list.get(0));
    }
}
