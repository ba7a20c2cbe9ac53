package io.kinescope.examples.webflux;

import io.kinescope.test.LocalKinescope;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The application, on LocalKinescope unless {@code KINESCOPE_API_TOKEN} is set. */
@SpringBootApplication
public class WebApplication {

    /** Starts the application and prints its URL. */
    public static void main(String[] arguments) {
        SpringApplication application = new SpringApplication(WebApplication.class);
        String token = System.getenv("KINESCOPE_API_TOKEN");
        application.setDefaultProperties(
                token == null
                        ? properties(LocalKinescope.builder().videos(2000).start())
                        : Map.of("kinescope.token", token));
        String port = application.run(arguments).getEnvironment().getProperty("local.server.port");
        System.out.println("http://localhost:" + port);
    }

    /** Returns the properties that let the client call this server. */
    static Map<String, Object> properties(LocalKinescope kinescope) {
        return Map.of(
                "kinescope.token", kinescope.token(),
                "kinescope.base-url", kinescope.url(),
                "kinescope.uploader-url", kinescope.url());
    }
}
