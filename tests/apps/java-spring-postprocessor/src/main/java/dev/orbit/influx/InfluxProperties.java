package dev.orbit.influx;

import lombok.Data;
import org.springframework.boot.context.properties.ConfigurationProperties;

@Data
@ConfigurationProperties(prefix = "influx")
public class InfluxProperties {
    private String url;
    private String user; // lint-silent: the app's own property
    private String org; // lint-silent: the app's own property
    private String bucket;
    private String token;
}
