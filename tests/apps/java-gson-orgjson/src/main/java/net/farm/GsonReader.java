package net.farm;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.annotations.SerializedName;
import com.google.gson.reflect.TypeToken;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;

public class GsonReader {
    private final JsonObject relationships;

    static class Endpoint {
        @SerializedName("user") // lint-expect: renamed-user
        String name;
        String password;
        @SerializedName(value = "username", alternate = {"login"}) // lint-silent: the new key
        String newName;
        @SerializedName(value = "org", alternate = "organisation") // lint-expect: moved-org
        String org;
        transient String bucket; // lint-silent: not in the data
    }

    public GsonReader() {
        String json = Platform.decode(System.getenv("PLATFORM_RELATIONSHIPS"));
        this.relationships = JsonParser.parseString(json).getAsJsonObject();
    }

    JsonObject first(String name) {
        JsonArray endpoints = relationships.getAsJsonArray(name);
        return endpoints.get(0).getAsJsonObject();
    }

    String bucket() {
        JsonObject influx = first("influxdb");
        JsonElement bucket = influx.get("bucket"); // lint-expect: moved-bucket
        return bucket == null ? null : bucket.getAsString();
    }

    String database() {
        return first("database").get("user").getAsString(); // lint-silent: PostgreSQL
    }

    String token() {
        JsonObject influx = first("influxdb");
        if (influx.has("query")) {
            return influx.getAsJsonObject("query").getAsJsonPrimitive("api_token").getAsString(); // lint-silent: below query
        }
        return influx.getAsJsonPrimitive("api_token").getAsString(); // lint-expect: moved-api-token=note
    }

    static String typed() {
        Gson gson = new Gson();
        Type type = new TypeToken<Map<String, List<Endpoint>>>() {}.getType();
        Map<String, List<Endpoint>> all = gson.fromJson(Platform.json(), type);
        Endpoint endpoint = all.get("influxdb").get(0);
        return endpoint.name + ":" + endpoint.password + "@" + endpoint.newName + endpoint.bucket;
    }

    static String owner() {
        Endpoint endpoint = new Gson().fromJson(new Gson().toJsonTree(Platform.root().get("influxdb")).getAsJsonArray().get(0), Endpoint.class);
        return endpoint.org;
    }
}
