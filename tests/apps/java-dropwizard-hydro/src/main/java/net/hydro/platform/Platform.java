package net.hydro.platform;

import com.google.common.base.Strings;
import com.google.common.base.Supplier;
import com.google.common.base.Suppliers;
import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.reflect.TypeToken;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

public final class Platform {
    private static final Gson GSON = new Gson();
    private static final Type INFLUX = new TypeToken<List<InfluxEndpoint>>() {}.getType();
    private static final Supplier<Platform> MEMO = Suppliers.memoize(Platform::fromEnvironment);

    private final JsonObject document;

    private Platform(JsonObject document) {
        this.document = document;
    }

    public static Platform endpoints() {
        return MEMO.get();
    }

    private static Platform fromEnvironment() {
        String encoded = Strings.nullToEmpty(System.getenv("PLATFORM_RELATIONSHIPS"));
        String json = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
        return new Platform(JsonParser.parseString(json).getAsJsonObject());
    }

    public InfluxEndpoint influx() {
        List<InfluxEndpoint> all = GSON.fromJson(document.get("timedb"), INFLUX);
        return all.get(0);
    }

    public QueueEndpoint queue() {
        return GSON.fromJson(first("queue"), QueueEndpoint.class);
    }

    public JsonObject first(String relationship) {
        JsonArray list = document.getAsJsonArray(relationship);
        for (JsonElement element : list) {
            return element.getAsJsonObject();
        }
        throw new IllegalStateException(relationship);
    }
}
