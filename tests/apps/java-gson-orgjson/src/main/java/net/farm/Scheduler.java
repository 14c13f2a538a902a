package net.farm;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Map;
import java.util.function.Supplier;

public class Scheduler {
    interface Reader {
        String read(JsonObject endpoint);
    }

    private final Supplier<JsonObject> influx = () -> Platform.root().getAsJsonArray("influxdb").get(0).getAsJsonObject();
    private final Reader user = endpoint -> endpoint.get("user").getAsString(); // lint-expect: renamed-user
    private final Reader org = new Reader() {
        @Override
        public String read(JsonObject endpoint) {
            return text(endpoint, "org"); // lint-expect: moved-org
        }
    };

    String text(JsonObject from, String key) {
        JsonElement element = from.get(key);
        return element.isJsonNull() ? "" : element.getAsString();
    }

    void run() {
        System.out.println(user.read(influx.get()) + org.read(influx.get()));
        System.out.println(Platform.with(influx, e -> e.get("bucket").getAsString())); // lint-expect: moved-bucket
        System.out.println(Platform.with(this::redis, e -> e.get("bucket").getAsString())); // lint-silent: redis
        System.out.println(Platform.with(influx, this::token));
        for (Map.Entry<String, JsonElement> entry : influx.get().entrySet()) {
            if (entry.getKey().equals("user")) { // lint-expect: renamed-user
                System.out.println(entry.getValue());
            }
        }
    }

    private String token(JsonObject endpoint) {
        return endpoint.get("api_token").getAsString(); // lint-expect: moved-api-token
    }

    private JsonObject redis() {
        return Platform.root().getAsJsonArray("redis").get(0).getAsJsonObject();
    }
}
