package io.hives.job;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;

@Singleton
public class Sweeper {
    private final Map<String, List<Map<String, Object>>> relationships;

    public Sweeper(@Named("relationships") Map<String, List<Map<String, Object>>> relationships) {
        this.relationships = relationships;
    }

    @Scheduled(cron = "0 0 4 * * ?")
    void sweep() {
        String bucket = text("hive-metrics", "bucket").orElseThrow(); // lint-expect: moved-bucket
        String user = text("search", "user").orElse("elastic"); // lint-silent: Elasticsearch
        String name = text("hive-metrics", "username").or(() -> text("hive-metrics", "user")).orElse(null); // lint-expect: renamed-user=note
        System.out.printf("%s %s %s%n", bucket, user, name);
    }

    private Optional<String> text(String relationship, String key) {
        return Optional.ofNullable(relationships.get(relationship))
                .flatMap(l -> l.stream().findFirst())
                .map(e -> e.get(key))
                .map(Object::toString);
    }
}
