package com.stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.stream.util.Endpoints;
import com.stream.util.Field;
import com.stream.util.Influx;
import com.stream.util.Postgres;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

public class Report {
    record Row(String user, String org) {} // lint-silent: the report's own

    private final Endpoints influx = new Influx();
    private final Endpoints postgres = new Postgres();

    List<Row> rows() {
        return influx.stream()
                .filter(e -> e.path("scheme").asText().startsWith("http"))
                .map(e -> new Row(e.get("username").asText(), e.get("org").asText())) // lint-expect: moved-org
                .collect(Collectors.toList());
    }

    String summary() {
        StringBuilder text = new StringBuilder();
        for (Row row : rows()) {
            text.append(row.user()).append('/').append(row.org()); // lint-silent: the report's own
        }
        text.append(influx.value(Field.USER)).append(influx.value(Field.BUCKET));
        text.append(postgres.value(Field.PASSWORD));
        return text.toString();
    }

    String part(String what) {
        JsonNode node = influx.iterator().next();
        return switch (what) {
            case "token" -> node.get("api_token").asText(); // lint-expect: moved-api-token
            case "host", "port" -> node.get(what).asText(); // lint-silent: these stay
            case "org" -> {
                JsonNode query = node.path("query");
                yield query.path("org").asText(); // lint-silent: below query
            }
            default -> throw new IllegalArgumentException(what);
        };
    }

    String names() {
        BiFunction<JsonNode, String, String> read = (node, key) -> node.get(key).asText();
        List<String> all = new ArrayList<>();
        for (JsonNode node : postgres) {
            all.add(read.apply(node, "user")); // lint-silent: PostgreSQL
        }
        Map<String, JsonNode> byHost = influx.stream().collect(Collectors.toMap(n -> n.get("host").asText(), n -> n));
        byHost.forEach((host, node) -> all.add(host + read.apply(node, "user"))); // lint-expect: renamed-user
        byHost.values().forEach(node -> all.add(node.get("bucket").asText())); // lint-expect: moved-bucket
        return String.join(",", all);
    }

    Map<String, Object> options() {
        Map<String, Object> options = new HashMap<>();
        options.put("user", influx.value(Field.USER)); // lint-silent: the app's own map
        options.put("org", "farm"); // lint-silent: the app's own map
        Object user = options.get("user"); // lint-silent: the app's own map
        return user instanceof String name && !name.isEmpty() ? options : Map.of();
    }

    static class Listener {
        class Inner {
            String read() {
                return node.get("org").asText(); // lint-expect: moved-org
            }
        }

        private final JsonNode node;

        Listener(Endpoints endpoints) {
            node = endpoints.iterator().next();
        }

        Runnable job() {
            return new Runnable() {
                @Override
                public void run() {
                    System.out.println(node.get("user")); // lint-expect: renamed-user
                    System.out.println(new Inner().read());
                }
            };
        }
    }

    public static void main(String[] args) {
        Report report = new Report();
        System.out.println(report.summary() + report.part(args[0]) + report.names() + report.options());
        new Listener(report.influx).job().run();
    }
}
