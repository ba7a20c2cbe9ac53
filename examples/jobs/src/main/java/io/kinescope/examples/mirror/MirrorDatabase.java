package io.kinescope.examples.mirror;

import io.r2dbc.h2.H2ConnectionConfiguration;
import io.r2dbc.h2.H2ConnectionFactory;
import io.r2dbc.h2.H2ConnectionFactoryProvider;
import io.r2dbc.h2.H2ConnectionOption;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.Option;
import io.r2dbc.spi.R2dbcException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The database that a library is mirrored into. Connects to nothing yet. */
final class MirrorDatabase {

    private static final String H2 = H2ConnectionFactoryProvider.H2_DRIVER;

    private static final Option<String> ONLY_EXISTING = Option.valueOf(H2ConnectionOption.IFEXISTS.getKey());

    /** H2's code for a file that does not exist and is not made. */
    private static final int NO_FILE = 90146;

    /** A path after three slashes, but for one of the home directory, of this directory, or of a drive. */
    private static final Pattern FILE = Pattern.compile("^r2dbc:h2:file:///(?![/~.]|\\p{Alpha}:)");

    private MirrorDatabase() {}

    /** The message of an exception must not repeat the URL, for there may be a password in it. */
    static ConnectionFactory of(String url) {
        return of(url, false);
    }

    /** Makes no file of H2 if told so: then connecting to one that does not exist fails. */
    static ConnectionFactory of(String url, boolean onlyExisting) {
        if (url.contains(";")) {
            throw new IllegalArgumentException("options in the URL of the database begin with a question mark");
        }
        try {
            ConnectionFactoryOptions options = withAbsoluteFile(url, ConnectionFactoryOptions.parse(url));
            return ConnectionFactories.get(
                    onlyExisting && H2.equals(options.getValue(ConnectionFactoryOptions.DRIVER))
                            ? options.mutate().option(ONLY_EXISTING, "TRUE").build()
                            : options);
        } catch (IllegalArgumentException | IllegalStateException wrong) {
            throw new IllegalArgumentException(
                    "the database needs a URL such as r2dbc:postgresql://user:password@host/database");
        }
    }

    /** R2DBC takes what follows three slashes for a path without one; H2 refuses such a path, as it is relative. */
    private static ConnectionFactoryOptions withAbsoluteFile(String url, ConnectionFactoryOptions options) {
        return FILE.matcher(url).find()
                ? options.mutate()
                        .option(
                                ConnectionFactoryOptions.DATABASE,
                                "/" + options.getValue(ConnectionFactoryOptions.DATABASE))
                        .build()
                : options;
    }

    /** H2 adds {@code .mv.db} to the name of the file. */
    static ConnectionFactory of(Path file, boolean onlyExisting) {
        H2ConnectionConfiguration.Builder h2 = H2ConnectionConfiguration.builder()
                .file(file.toAbsolutePath().toString())
                .username("sa");
        return new H2ConnectionFactory((onlyExisting ? h2.property(H2ConnectionOption.IFEXISTS, "TRUE") : h2).build());
    }

    /** Returns a new database in memory, which lives as long as there is a connection to it. */
    static ConnectionFactory inMemory() {
        return new H2ConnectionFactory(H2ConnectionConfiguration.builder()
                .inMemory(UUID.randomUUID().toString())
                .username("sa")
                .build());
    }

    /** Returns whether connecting failed because there is no file. */
    static boolean isMissing(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .anyMatch(cause -> cause instanceof R2dbcException refused && refused.getErrorCode() == NO_FILE);
    }

    static boolean isH2(ConnectionFactory database) {
        return database.getMetadata().getName().equals("H2");
    }
}
