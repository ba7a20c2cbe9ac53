package io.kinescope.examples.webflux;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The application, on LocalKinescope unless {@code KINESCOPE_API_TOKEN} is set. */
@SpringBootApplication
public class WebApplication {

    static final String WEBHOOKS = "/kinescope/webhooks";

    /** Starts the application and prints its URL. */
    public static void main(String[] arguments) {
        SpringApplication application = new SpringApplication(WebApplication.class);
        String token = System.getenv("KINESCOPE_API_TOKEN");
        String password = System.getenv("WEBHOOK_PASSWORD");
        if (token == null) {
            application.setAdditionalProfiles("demonstration");
            application.addPrimarySources(List.of(Demonstration.class));
        } else {
            application.setDefaultProperties(workspace(token, password));
        }
        String port = application.run(arguments).getEnvironment().getProperty("local.server.port");
        System.out.println("http://localhost:" + port);
        if (token != null && isEmpty(password)) {
            System.out.println("Webhooks are not received: WEBHOOK_PASSWORD is not set.");
        }
    }

    /** Returns the properties for a workspace of Kinescope. There is no route for webhooks without a password of its own. */
    static Map<String, Object> workspace(String token, @Nullable String webhookPassword) {
        Map<String, Object> properties = new HashMap<>(Map.of("kinescope.token", token));
        if (!isEmpty(webhookPassword)) {
            properties.put("kinescope.webhooks.path", WEBHOOKS);
            properties.put("kinescope.webhooks.password", webhookPassword);
        }
        return properties;
    }

    private static boolean isEmpty(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
