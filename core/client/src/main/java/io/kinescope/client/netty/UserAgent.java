package io.kinescope.client.netty;

import java.lang.module.ModuleDescriptor;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The {@code User-Agent} of every request: the name and the version of this client, and what the caller adds. */
final class UserAgent {

    private UserAgent() {}

    static String of(@Nullable String suffix) {
        return "kinescope-reactive/" + version().orElse("development") + (suffix == null ? "" : " " + suffix);
    }

    /** The version in the manifest, which the JVM does not read for modules: they have one of their own. */
    private static Optional<String> version() {
        Module module = UserAgent.class.getModule();
        return module.isNamed()
                ? Optional.of(module.getDescriptor()).flatMap(ModuleDescriptor::rawVersion)
                : Optional.ofNullable(UserAgent.class.getPackage().getImplementationVersion());
    }
}
