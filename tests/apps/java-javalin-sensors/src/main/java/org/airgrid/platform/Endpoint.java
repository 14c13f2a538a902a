package org.airgrid.platform;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

public final class Endpoint {
    private final JsonNode node;

    Endpoint(JsonNode node) {
        this.node = node;
    }

    public Optional<String> find(Key key) {
        return find(key.inDocument());
    }

    public Optional<String> find(String name) {
        return Optional.ofNullable(node.get(name)).filter(v -> !v.isNull()).map(JsonNode::asText);
    }

    public String require(Key key) {
        return find(key).orElseThrow(() -> new IllegalStateException("endpoint lacks " + key));
    }

    public String baseUrl() {
        return String.format("%s://%s:%d", node.path("scheme").asText("http"), node.path("host").asText(), node.path("port").asInt()); // lint-silent: stay
    }

    public Endpoint nested(String name) {
        return new Endpoint(node.path(name));
    }
}
