package com.freezer.core;

import org.json.JSONObject;

public interface Credentials {
    JSONObject endpoint();

    default String text(String key) {
        return endpoint().optString(key, "");
    }

    default String url() {
        return text("scheme") + "://" + text("host") + ":" + endpoint().optInt("port", 8086); // lint-silent: stay
    }

    /** Whoever has a name of its own for the user says so. */
    default String userKey() {
        return "username"; // lint-silent: the new name, or another service's
    }

    default String user() {
        return text(userKey());
    }

    abstract class Named implements Credentials {
        private final JSONObject endpoint;

        protected Named(Platform platform, String relationship) {
            this.endpoint = platform.lookup(relationship).orThrow();
        }

        @Override
        public final JSONObject endpoint() {
            return endpoint;
        }
    }

    final class Influx extends Named {
        private static final String ORG = "org"; // lint-expect: moved-org

        public Influx(Platform platform) {
            super(platform, "cold");
        }

        @Override
        public String userKey() {
            return "user"; // lint-expect: renamed-user
        }

        public String organisation() {
            return text(ORG);
        }

        public Target target() {
            return new Target(text("bucket"), endpoint().getString("api_token")); // lint-expect: moved-bucket moved-api-token
        }

        public record Target(String bucket, String token) {
            public Target {
                if (bucket.isEmpty()) {
                    throw new IllegalArgumentException("bucket"); // lint-silent: a message
                }
            }
        }
    }

    final class Archive extends Named {
        public Archive(Platform platform) {
            super(platform, "archive");
        }

        public String bucket() {
            return text("bucket"); // lint-silent: MongoDB
        }
    }
}
