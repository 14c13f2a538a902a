package net.hydro.resources;

import com.google.gson.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.LinkedHashMap;
import java.util.Map;
import net.hydro.platform.Platform;

@Path("/health")
public class HealthResource {
    @GET
    public Map<String, String> health(@QueryParam("user") String user) { // lint-silent: a parameter
        JsonObject influx = Platform.endpoints().first("timedb");
        Map<String, String> out = new LinkedHashMap<>();
        out.put("user", user); // lint-silent: written, not read
        out.put("bucket", influx.get("bucket").getAsString()); // lint-expect: moved-bucket
        out.put("org", orUnknown(influx, "org")); // lint-expect: moved-org
        out.put("host", orUnknown(influx, "host")); // lint-silent: stays
        if (influx.has("query")) {
            JsonObject query = influx.getAsJsonObject("query");
            out.put("org", query.get("org").getAsString()); // lint-silent: the new place
        }
        JsonObject queue = Platform.endpoints().first("queue");
        out.put("queue", orUnknown(queue, "user")); // lint-silent: RabbitMQ
        out.put("token", Platform.endpoints().influx().getSecret());
        out.put("uri", Platform.endpoints().queue().uri());
        return out;
    }

    private static String orUnknown(JsonObject object, String key) {
        JsonElementText text = new JsonElementText(object, key);
        return text.orElse("unknown");
    }

    private record JsonElementText(JsonObject owner, String member) {
        String orElse(String fallback) {
            return owner.has(member) ? owner.getAsJsonPrimitive(member).getAsString() : fallback;
        }
    }
}
