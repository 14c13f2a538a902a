package eu.grid.api;

import eu.grid.shared.Relationship;

public final class Api {
    static final String NAME = "metrics";

    interface Keys {
        String BUCKET = "bucket"; // lint-expect: moved-bucket
    }

    public static void main(String... args) {
        Relationship metrics = Relationship.of(NAME);
        String user = metrics.text("user"); // lint-expect: renamed-user
        String org = metrics.text("org", "grid"); // lint-expect: moved-org
        var token = metrics.nested("query").get("api_token"); // lint-silent: below query
        System.out.printf("%s %s %s %s%n", user, org, token, metrics.text(Keys.BUCKET));
    }
}
