package ferry;

import java.util.Map;
import org.json.JSONObject;

public class Tide {
    public static void main(String[] args) {
        String org = args[0]; // lint-silent: the place is in bin/tide.sh
        Map<String, String> env = System.getenv();
        JSONObject all = new JSONObject(env.get("RELATIONSHIPS_JSON"));
        for (String name : new String[] {"sensors", "tickets"}) {
            JSONObject endpoint = all.getJSONArray(name).getJSONObject(0);
            if (name.equals("sensors")) {
                System.out.println(endpoint.getString("bucket")); // lint-expect: moved-bucket
            } else {
                System.out.println(endpoint.optString("user")); // lint-silent: PostgreSQL
            }
        }
        JSONObject own = new JSONObject(System.getProperty("sensor.endpoint", "{}"));
        System.out.println(own.optString("user", "root") + org); // lint-expect: renamed-user
        System.out.println(System.getProperty("ticket.user") + System.getProperty("user.name") + System.getenv("USER")); // lint-silent: none of it
        System.out.println(env.get("SENSOR_USER") + env.getOrDefault("SENSOR_BUCKET", "")); // lint-silent: the places are elsewhere
    }
}
