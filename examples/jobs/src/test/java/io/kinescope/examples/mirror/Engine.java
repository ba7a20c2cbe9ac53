package io.kinescope.examples.mirror;

import static org.junit.jupiter.api.Assumptions.abort;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The databases that a library is mirrored into. PostgreSQL is a server of this process, from a binary of the test class
 * path, or the database that the property {@code postgresql} names. Its tests are skipped where no binary runs.
 */
enum Engine {
    H2,
    POSTGRESQL;

    /** Kept, as the JDK forgets loggers that nobody holds, and their levels with them. */
    private static final Logger LOGGER = Logger.getLogger("io.zonky");

    private static @Nullable EmbeddedPostgres server;

    /** Returns the URL of an empty database: a file, or a schema. */
    String newDatabase(Path directory) {
        String name = "mirror_" + UUID.randomUUID().toString().replace("-", "");
        if (this == H2) {
            return "r2dbc:h2:file:///" + directory.resolve(name);
        }
        MirrorContents.query(serverUrl(), "create schema " + name);
        return serverUrl() + "?schema=" + name;
    }

    private static synchronized String serverUrl() {
        String given = System.getProperty("postgresql");
        if (given != null) {
            return given;
        }
        try {
            if (server == null) {
                LOGGER.setLevel(Level.WARNING);
                server = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
                        .setErrorRedirector(ProcessBuilder.Redirect.DISCARD)
                        .start();
            }
            return "r2dbc:postgresql://postgres@127.0.0.1:" + server.getPort() + "/postgres";
        } catch (IOException | IllegalStateException cannotRun) {
            return abort("The binary of PostgreSQL does not run here: " + cannotRun.getMessage());
        }
    }
}
