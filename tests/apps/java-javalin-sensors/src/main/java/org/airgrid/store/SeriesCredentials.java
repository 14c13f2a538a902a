package org.airgrid.store;

import org.airgrid.platform.Endpoint;
import org.airgrid.platform.Key;
import org.airgrid.platform.Relationships;

public class SeriesCredentials implements CredentialSource {
    private final Endpoint endpoint = Relationships.INSTANCE.endpoint("database");

    @Override
    public String url() {
        return endpoint.baseUrl();
    }

    @Override
    public String login() {
        return endpoint.require(Key.USER);
    }

    @Override
    public char[] secret() {
        return endpoint.require(Key.TOKEN).toCharArray();
    }

    public String organisation() {
        return endpoint.find(Key.ORGANISATION).orElse("airgrid");
    }

    public String bucket() {
        return endpoint.require(Key.BUCKET);
    }

    public String retention() {
        // both shapes of the document
        return endpoint.nested("query").find("bucket").or(() -> endpoint.find("bucket")).orElse("none"); // lint-expect: moved-bucket=note
    }
}
