package com.freezer.core;

import org.json.JSONObject;

public sealed interface Lookup permits Lookup.Found, Lookup.Missing {
    record Found(JSONObject endpoint) implements Lookup {}

    record Missing(String relationship) implements Lookup {}

    default JSONObject orThrow() {
        return switch (this) {
            case Found f -> f.endpoint();
            case Missing m -> throw new IllegalStateException("no " + m.relationship());
        };
    }
}
