package org.airgrid;

import com.influxdb.client.InfluxDBClient;
import com.influxdb.client.InfluxDBClientFactory;
import io.javalin.Javalin;
import io.javalin.http.Context;
import org.airgrid.store.AccountCredentials;
import org.airgrid.store.CredentialSource;
import org.airgrid.store.SeriesCredentials;

public class App {
    private final SeriesCredentials series = new SeriesCredentials();
    private final CredentialSource accounts = new AccountCredentials();

    public static void main(String[] args) {
        App app = new App();
        Javalin.create()
                .get("/", app::overview)
                .get("/me", ctx -> {
                    String user = ctx.sessionAttribute("user"); // lint-silent: the session's
                    ctx.json(java.util.Map.of("user", user, "org", ctx.queryParam("org"))); // lint-silent: a parameter
                })
                .start(Integer.parseInt(System.getenv().getOrDefault("PORT", "8888")));
    }

    private void overview(Context ctx) {
        try (InfluxDBClient client = InfluxDBClientFactory.create(series.url(), series.secret(), series.organisation(), series.bucket())) {
            ctx.result(series.describe() + " " + accounts.describe() + " " + client.ping());
        }
    }
}
