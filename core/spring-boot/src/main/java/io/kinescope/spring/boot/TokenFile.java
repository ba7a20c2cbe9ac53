package io.kinescope.spring.boot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * A file that holds the API token. It is read anew at most once a second, by its path, so that a link which is set to another
 * file is followed. While the file cannot be read, the token that was read last stays in use.
 */
final class TokenFile {

    private static final Log LOG = LogFactory.getLog(TokenFile.class);
    private static final Duration MAX_AGE = Duration.ofSeconds(1);

    private final Path path;
    private volatile String last;

    /** Reads the file, and fails if it holds no token. Blocks. */
    TokenFile(Path path) {
        this.path = path;
        this.last = read();
    }

    Mono<String> token() {
        return token(Schedulers.parallel());
    }

    /** The clock of the scheduler tells the age of what was read. */
    Mono<String> token(Scheduler clock) {
        // Without a value: Reactor logs what a cache drops.
        return Mono.fromRunnable(this::readAgain)
                .subscribeOn(Schedulers.boundedElastic())
                .cache(MAX_AGE, clock)
                .then(Mono.fromSupplier(() -> last));
    }

    private void readAgain() {
        try {
            last = read();
        } catch (TokenException unreadable) {
            LOG.warn(unreadable.getMessage() + " The token that was read last stays in use.");
        }
    }

    private String read() {
        try {
            return TokenText.read("The content of kinescope.token-file, " + path + ",", Files.readString(path));
        } catch (IOException unreadable) {
            throw new TokenException(
                    "The file of kinescope.token-file, " + path + ", cannot be read: "
                            + unreadable.getClass().getSimpleName() + ".",
                    unreadable);
        }
    }
}
