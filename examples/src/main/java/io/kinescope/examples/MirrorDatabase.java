package io.kinescope.examples;

import io.r2dbc.h2.H2ConnectionConfiguration;
import io.r2dbc.h2.H2ConnectionFactory;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import java.nio.file.Path;

/** Where a library is mirrored to: the connections to the database. */
final class MirrorDatabase implements AutoCloseable {

    /** One that reads ahead while the other writes. */
    private static final int CONNECTIONS = 2;

    private final ConnectionPool connections;

    private MirrorDatabase(ConnectionFactory driver) {
        this.connections = new ConnectionPool(ConnectionPoolConfiguration.builder(driver)
                .initialSize(0)
                .maxSize(CONNECTIONS)
                .build());
    }

    /** The message of an exception must not repeat the URL, for there may be a password in it. */
    static MirrorDatabase of(String url) {
        try {
            return new MirrorDatabase(ConnectionFactories.get(url));
        } catch (IllegalArgumentException | IllegalStateException wrong) {
            throw new IllegalArgumentException(
                    "the database needs a URL such as r2dbc:postgresql://user:password@host/database");
        }
    }

    /** H2 adds {@code .mv.db} to the name of the file. */
    static MirrorDatabase of(Path file) {
        return new MirrorDatabase(new H2ConnectionFactory(H2ConnectionConfiguration.builder()
                .file(file.toAbsolutePath().toString())
                .username("sa")
                .build()));
    }

    ConnectionFactory connections() {
        return connections;
    }

    @Override
    public void close() {
        connections.disposeLater().block();
    }
}
