package sea.tides;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import sea.tides.config.TideBucket;

@Path("/tides")
public class TideResource {
    @Inject
    TideBucket bucket;

    @ConfigProperty(name = "tides.influx.user")
    String user; // lint-silent: the property's line is the place

    @ConfigProperty(name = "influx.org", defaultValue = "sea")
    String org; // lint-silent: the app's own property

    @GET
    public String tides(@HeaderParam("X-Org") String header) {
        Config config = ConfigProvider.getConfig();
        String direct = config.getValue("INFLUXDB_ORG", String.class); // lint-expect: vanished-variable
        String optional = config.getOptionalValue("INFLUXDB_BUCKET", String.class).orElse("x"); // lint-expect: vanished-variable
        String host = config.getValue("INFLUXDB_HOST", String.class); // lint-silent: stays
        String pg = config.getValue("POSTGRES_USER", String.class); // lint-silent: PostgreSQL
        return user + org + header + direct + optional + host + pg + bucket.name + bucket.getToken();
    }
}
