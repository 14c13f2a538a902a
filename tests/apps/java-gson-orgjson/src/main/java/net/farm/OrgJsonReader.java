package net.farm;

import org.json.JSONArray;
import org.json.JSONObject;

public class OrgJsonReader {
    private static final String[] WANTED = {"host", "port", "user"}; // lint-expect: renamed-user

    public static void main(String[] args) {
        JSONObject relationships = new JSONObject(Platform.json());
        JSONObject influx = relationships.getJSONArray("influxdb").getJSONObject(0);
        String bucket = influx.optString("bucket", "metrics"); // lint-expect: moved-bucket
        boolean hasOrg = influx.has("org"); // lint-expect: moved-org
        String user = influx.optString("username", influx.optString("user")); // lint-expect: renamed-user=note
        String org = influx.getJSONObject("query").getString("org"); // lint-silent: below query
        for (String key : WANTED) {
            System.out.println(key + "=" + influx.opt(key));
        }
        JSONArray databases = relationships.getJSONArray("database");
        for (int i = 0; i < databases.length(); i++) {
            JSONObject database = databases.getJSONObject(i);
            System.out.println(database.getString("user")); // lint-silent: PostgreSQL
        }
        for (String name : relationships.keySet()) {
            JSONArray endpoints = relationships.getJSONArray(name);
            JSONObject endpoint = endpoints.getJSONObject(0);
            if (!"influxdb".equals(endpoint.getString("rel"))) {
                continue;
            }
            System.out.println(endpoint.get("api_token")); // lint-expect: moved-api-token
        }
        JSONObject route = new JSONObject(Platform.routes().toString());
        System.out.println(route.optString("user") + bucket + hasOrg + user + org); // lint-silent: of the routes
        System.out.println(relationships.query("/influxdb/0/org")); // lint-expect: moved-org
    }
}
