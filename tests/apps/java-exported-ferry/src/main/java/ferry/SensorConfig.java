package ferry;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
public class SensorConfig {
    private final String user;
    private final JsonObject sensor;
    private final JsonObject ticket;

    public SensorConfig(
            @Value("${sensor.user}") String user, // lint-silent: the place is in .environment
            @Value("${sensor.document}") String sensor,
            @Value("${ticket.document}") String ticket) {
        this.user = user;
        this.sensor = JsonParser.parseString(sensor).getAsJsonObject();
        this.ticket = JsonParser.parseString(ticket).getAsJsonObject();
    }

    @Bean
    Sensor sensor() {
        String token = sensor.get("api_token").getAsString(); // lint-expect: moved-api-token
        return new Sensor(user, sensor.getAsJsonPrimitive("org").getAsString(), token, sensor.get("host").getAsString()); // lint-expect: moved-org
    }

    @Bean
    String ticketUser() {
        return ticket.get("user").getAsString(); // lint-silent: PostgreSQL
    }
}
