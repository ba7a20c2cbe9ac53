package io.kinescope.examples.mirror;

import io.r2dbc.h2.H2ConnectionConfiguration;
import io.r2dbc.h2.H2ConnectionFactory;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import java.nio.file.Path;

/** The database that a library is mirrored into. Connects to nothing yet. */
final class MirrorDatabase {

    private MirrorDatabase() {}

    /** The message of an exception must not repeat the URL, for there may be a password in it. */
    static ConnectionFactory of(String url) {
        if (url.contains(";")) {
            throw new IllegalArgumentException("options in the URL of the database begin with a question mark");
        }
        try {
            return ConnectionFactories.get(url);
        } catch (IllegalArgumentException | IllegalStateException wrong) {
            throw new IllegalArgumentException(
                    "the database needs a URL such as r2dbc:postgresql://user:password@host/database");
        }
    }

    /** H2 adds {@code .mv.db} to the name of the file. */
    static ConnectionFactory of(Path file) {
        return new H2ConnectionFactory(H2ConnectionConfiguration.builder()
                .file(file.toAbsolutePath().toString())
                .username("sa")
                .build());
    }

    static boolean isH2(ConnectionFactory database) {
        return database.getMetadata().getName().equals("H2");
    }
}
