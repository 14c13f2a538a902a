package com.freezer.worker;

import com.freezer.core.Lookup;
import com.freezer.core.Platform;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.json.JSONObject;

public class Thaw {
    private static final List<String> KEYS = List.of("host", "org", "password"); // lint-expect: moved-org

    private final class Report {
        private final UnaryOperator<String> read = key -> endpoint.optString(key, null);

        String line() {
            Map<String, String> values = KEYS.stream().collect(Collectors.toMap(k -> k, read));
            return values + " " + read.apply("api_token"); // lint-expect: moved-api-token
        }
    }

    private final JSONObject endpoint;

    Thaw(JSONObject endpoint) {
        this.endpoint = endpoint;
    }

    public static void main(String[] args) {
        Lookup lookup = new Platform().lookup("cold");
        switch (lookup) {
            case Lookup.Found found -> System.out.println(new Thaw(found.endpoint()).new Report().line());
            case Lookup.Missing missing -> System.err.println(missing.relationship());
        }
    }
}
