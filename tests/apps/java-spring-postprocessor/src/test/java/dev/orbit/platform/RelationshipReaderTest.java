package dev.orbit.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RelationshipReaderTest {
    @Test
    void readsNothing() throws Exception {
        Map<String, String> sample = new ObjectMapper().readValue("{\"user\": \"a\", \"org\": \"b\"}", Map.class);
        assertThat(sample.get("user")).isEqualTo("a"); // lint-silent: the test's own
    }
}
