package io.kinescope.examples.mirror;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.R2dbcException;
import java.time.Duration;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * The database of the mirror. All it does it does on threads of its own: the driver of H2 blocks, and H2 closes its file
 * under a thread that is interrupted, as threads of Reactor's own schedulers are by cancellation.
 */
final class Database {

    /** One that reads ahead while the other writes. */
    private static final int CONNECTIONS = 2;

    /** The class of states of SQL for values that are out of range or malformed. */
    private static final String DATA_EXCEPTION = "22";

    /** PostgreSQL's class for what is too large or nested too deeply. */
    private static final String LIMIT_EXCEEDED = "54";

    private static final Duration MAX_IDLE = Duration.ofMinutes(30);

    private static final Duration NO_TIMEOUT = Duration.ofMillis(-1);

    private static final Scheduler THREADS = Schedulers.fromExecutor(work -> new Thread(work, "mirror").start());

    private final ConnectionPool connections;
    private final DatabaseClient client;
    private final TransactionalOperator transactions;
    private final TransactionalOperator savepoints;

    private Database(ConnectionFactory driver, int size, Duration maxIdle) {
        this.connections = new ConnectionPool(ConnectionPoolConfiguration.builder(driver)
                .initialSize(0)
                .maxSize(size)
                .maxIdleTime(maxIdle)
                .allocatorSubscribeOn(THREADS)
                .build());
        this.client = DatabaseClient.create(connections);
        R2dbcTransactionManager manager = new R2dbcTransactionManager(connections);
        this.transactions = TransactionalOperator.create(manager);
        this.savepoints = TransactionalOperator.create(
                manager, new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_NESTED));
    }

    static Database of(ConnectionFactory driver) {
        return new Database(driver, CONNECTIONS, MAX_IDLE);
    }

    /** Returns a database that undoes everything when it is closed. Its one connection lives until then. */
    static Database undone(ConnectionFactory driver) {
        return new Database(new UndoneConnections(driver), 1, NO_TIMEOUT);
    }

    /** Returns the reason of a failure without the statement and what wrapped it. */
    static String reason(Throwable failure) {
        return String.valueOf(NestedExceptionUtils.getMostSpecificCause(failure).getMessage());
    }

    /** Returns whether the database refuses the values of a statement, so that it may take those of another. */
    static boolean isOfTheData(Throwable failure) {
        String state = NestedExceptionUtils.getMostSpecificCause(failure) instanceof R2dbcException refusal
                ? refusal.getSqlState()
                : null;
        return failure instanceof DataIntegrityViolationException
                || (state != null && (state.startsWith(DATA_EXCEPTION) || state.startsWith(LIMIT_EXCEEDED)));
    }

    /**
     * Does all of the work or nothing of it. Once subscribed it comes to its end, also before its result is requested: a
     * transaction that waits for that would keep its connection from others.
     */
    <T> Mono<T> transaction(Mono<T> work) {
        return work.as(transactions::transactional)
                .flux()
                .onBackpressureBuffer()
                .singleOrEmpty()
                .cancelOn(THREADS)
                .subscribeOn(THREADS);
    }

    /** Does all of the work or nothing of it, within a transaction that goes on if it fails. */
    <T> Mono<T> savepoint(Mono<T> work) {
        return work.as(savepoints::transactional);
    }

    DatabaseClient.GenericExecuteSpec sql(String statement) {
        return client.sql(statement);
    }

    /** Returns the expression of a bound text as a value of the type of JSON. */
    String json(String value) {
        return isH2() ? value + " format json" : "cast(" + value + " as jsonb)";
    }

    boolean isH2() {
        return MirrorDatabase.isH2(connections);
    }

    Mono<Void> close() {
        return connections.disposeLater().subscribeOn(THREADS);
    }
}
