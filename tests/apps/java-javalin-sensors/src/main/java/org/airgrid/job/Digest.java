package org.airgrid.job;

import org.airgrid.platform.Endpoint;
import org.airgrid.platform.Relationships;
import org.airgrid.store.SeriesCredentials;

public final class Digest {
    private static final String[] WANTED = {"host", "bucket", "org"}; // lint-expect: moved-bucket moved-org

    public static void main(String... args) {
        Endpoint endpoint = Relationships.INSTANCE.endpoint("database");
        StringBuilder line = new StringBuilder();
        for (String name : WANTED) {
            line.append(name).append('=').append(endpoint.find(name).orElse("?")).append(' ');
        }
        endpoint = Relationships.INSTANCE.endpoint("accounts");
        line.append(endpoint.find("user").orElse("nobody")); // lint-silent: MySQL by now
        System.out.println(line + new SeriesCredentials().retention());
    }
}
