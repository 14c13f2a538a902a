package net.hydro.platform;

import com.google.gson.annotations.SerializedName;

/** As Gson fills it. */
public class InfluxEndpoint {
    private String scheme;
    private String host;
    private int port;
    private String user; // lint-expect: renamed-user
    private String password; // lint-silent: stays
    private String bucket; // lint-expect: moved-bucket
    @SerializedName("org") // lint-expect: moved-org
    public String organisation;
    @SerializedName(value = "token", alternate = {"api_token"}) // lint-expect: moved-api-token
    String secret;
    private transient String org; // lint-silent: transient

    public String url() {
        return scheme + "://" + host + ":" + port;
    }

    public String getUser() {
        return user;
    }

    public String getPassword() {
        return password;
    }

    public String getBucket() {
        return bucket;
    }

    public String getSecret() {
        return secret;
    }
}
