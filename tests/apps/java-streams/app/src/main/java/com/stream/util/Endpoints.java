package com.stream.util;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.*;
import java.util.stream.*;

public abstract class Endpoints implements Iterable<JsonNode> {
    protected final JsonNode all;

    protected Endpoints() {
        this(Optional.ofNullable(System.getenv("PLATFORM_RELATIONSHIPS")).orElseThrow());
    }

    protected Endpoints(String encoded) {
        try {
            all = new ObjectMapper().readTree(Base64.getDecoder().decode(encoded));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    protected abstract String rel();

    public Stream<JsonNode> stream() {
        return StreamSupport.stream(all.get(rel()).spliterator(), false);
    }

    @Override
    public Iterator<JsonNode> iterator() {
        return all.get(rel()).elements();
    }

    public String value(Field field) {
        return stream().findFirst().map(node -> node.get(field.key())).map(JsonNode::asText).orElse("");
    }
}
