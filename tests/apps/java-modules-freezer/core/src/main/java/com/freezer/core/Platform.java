package com.freezer.core;

import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.json.JSONArray;
import org.json.JSONObject;

public class Platform {
    private final Map<String, JSONObject> decoded = new ConcurrentHashMap<>();
    private final Function<String, String> environment;

    public Platform() {
        this(System::getenv);
    }

    Platform(Function<String, String> environment) {
        this.environment = environment;
    }

    JSONObject document(Variable variable) {
        return decoded.computeIfAbsent(variable.fullName(), this::decode);
    }

    private JSONObject decode(String name) {
        String raw = environment.apply(name);
        return raw == null ? new JSONObject() : new JSONObject(new String(Base64.getDecoder().decode(raw)));
    }

    public Lookup lookup(String relationship) {
        JSONArray found = document(Variable.RELATIONSHIPS).optJSONArray(relationship);
        return found == null || found.isEmpty() ? new Lookup.Missing(relationship) : new Lookup.Found(found.getJSONObject(0));
    }

    public JSONObject application() {
        return document(Variable.APPLICATION);
    }

    enum Variable {
        RELATIONSHIPS,
        APPLICATION;

        String fullName() {
            return "PLATFORM_" + name();
        }
    }
}
