package sea.tides.config;

import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.json.bind.annotation.JsonbTransient;

public class TideBucket {
    @JsonbProperty("bucket") // lint-expect: moved-bucket
    public String name;

    @JsonbProperty("api_token") // lint-expect: moved-api-token
    private String token;

    @JsonbTransient
    public String org; // lint-silent: transient

    public String getToken() {
        return token;
    }

    public void setToken(String token) {
        this.token = token;
    }
}
