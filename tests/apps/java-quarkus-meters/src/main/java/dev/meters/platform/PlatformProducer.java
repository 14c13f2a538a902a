package dev.meters.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.Base64;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

@ApplicationScoped
public class PlatformProducer {
    @Inject
    ObjectMapper mapper;

    @ConfigProperty(name = "PLATFORM_RELATIONSHIPS")
    Optional<String> encoded;

    @Produces
    @Named("relationships")
    public JsonNode relationships() throws IOException {
        return mapper.readTree(Base64.getMimeDecoder().decode(encoded.orElse("e30=")));
    }

    @Produces
    @Named("variables")
    public JsonNode variables() throws IOException {
        return mapper.readTree(Base64.getDecoder().decode(System.getenv("PLATFORM_VARIABLES")));
    }
}
