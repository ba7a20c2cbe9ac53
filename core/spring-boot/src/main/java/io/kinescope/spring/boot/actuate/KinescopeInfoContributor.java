package io.kinescope.spring.boot.actuate;

import io.kinescope.client.KinescopeClient;
import io.kinescope.client.ratelimit.RateLimiter;
import io.kinescope.client.ratelimit.TokenBucket;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.actuate.info.Info;
import org.springframework.boot.actuate.info.InfoContributor;

/** The version of the client, the host that it calls and its limits. */
final class KinescopeInfoContributor implements InfoContributor {

    private final Map<String, String> details = new LinkedHashMap<>();

    KinescopeInfoContributor(String baseUrl, RateLimiter limiter) {
        String version = KinescopeClient.class.getPackage().getImplementationVersion();
        details.put("version", version == null ? "development" : version);
        details.put("baseUrl", baseUrl);
        // The text of another limiter may hold anything, such as the address of a server with its password.
        details.put(
                "limiter",
                limiter instanceof TokenBucket
                        ? limiter.toString()
                        : limiter.getClass().getName());
    }

    @Override
    public void contribute(Info.Builder builder) {
        builder.withDetail("kinescope", details);
    }
}
