package org.airgrid.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Optional;

/** One decoded copy for the whole process. */
public enum Relationships {
    INSTANCE;

    private static final String VARIABLE = "PLATFORM_RELATIONSHIPS";

    private JsonNode tree;

    private synchronized JsonNode tree() {
        if (tree == null) {
            String encoded = Optional.ofNullable(System.getenv(VARIABLE))
                    .orElseThrow(() -> new IllegalStateException(VARIABLE + " is not set"));
            try {
                tree = new ObjectMapper().readTree(Base64.getDecoder().decode(encoded));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return tree;
    }

    public Endpoint endpoint(String relationship) {
        JsonNode endpoints = tree().path(relationship);
        if (!endpoints.isArray() || endpoints.isEmpty()) {
            throw new IllegalArgumentException("no relationship " + relationship);
        }
        return new Endpoint(endpoints.get(0));
    }
}
