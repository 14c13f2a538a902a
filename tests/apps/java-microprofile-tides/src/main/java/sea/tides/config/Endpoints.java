package sea.tides.config;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

@ApplicationScoped
public class Endpoints {
    @ConfigProperty(name = "PLATFORM_RELATIONSHIPS")
    String relationships;

    @Produces
    @ApplicationScoped
    TideBucket bucket() throws Exception {
        try (Jsonb jsonb = JsonbBuilder.create()) {
            String json = new String(Base64.getMimeDecoder().decode(relationships), StandardCharsets.UTF_8);
            Map<String, List<TideBucket>> all =
                    jsonb.fromJson(json, new Relationships() {}.getClass().getGenericSuperclass());
            return all.get("influxdb").get(0);
        }
    }

    private abstract static class Relationships extends java.util.HashMap<String, ArrayList<TideBucket>> {}
}
