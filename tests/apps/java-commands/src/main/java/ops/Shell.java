package ops;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.List;
import java.util.Properties;
import org.springframework.core.env.Environment;

public class Shell {
    private final Environment environment;

    public Shell(Environment environment) {
        this.environment = environment;
    }

    static String run(String filter) throws IOException {
        Process process = new ProcessBuilder("sh", "-c", "echo $PLATFORM_RELATIONSHIPS | base64 -d | jq -r '" + filter + "'").start();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(process.getInputStream()))) {
            return reader.readLine();
        }
    }

    static String user() throws IOException {
        return run(".influxdb[0].user"); // lint-expect: renamed-user
    }

    static String postgres() throws IOException {
        return run(".database[0].user"); // lint-silent: PostgreSQL
    }

    static String org() throws Exception {
        Process process = Runtime.getRuntime().exec(new String[] {"bash", "-c", """
                echo "$PLATFORM_RELATIONSHIPS" | base64 -d |
                  jq -r '.influxdb[0].org' # lint-expect: moved-org
                """});
        return new String(process.getInputStream().readAllBytes());
    }

    String token() throws Exception {
        org.json.JSONObject all = new org.json.JSONObject(new String(
                java.util.Base64.getDecoder().decode(environment.getRequiredProperty("PLATFORM_RELATIONSHIPS"))));
        Properties own = new Properties();
        own.setProperty("user", "admin"); // lint-silent: the app's own
        own.setProperty("bucket", own.getProperty("user")); // lint-silent: the app's own
        String key = String.format("%s_%s", "api", "token"); // lint-expect: moved-api-token
        return all.getJSONArray("influxdb").getJSONObject(0).getString(key);
    }
}
