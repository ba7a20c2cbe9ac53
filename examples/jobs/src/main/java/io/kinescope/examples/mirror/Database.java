package io.kinescope.examples.mirror;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.ConnectionFactory;
import java.util.List;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import reactor.core.publisher.Flux;
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

    private static final Scheduler THREADS = Schedulers.fromExecutor(work -> new Thread(work, "mirror").start());

    private final ConnectionPool connections;
    private final DatabaseClient client;
    private final TransactionalOperator transactions;
    private final TransactionalOperator savepoints;

    Database(ConnectionFactory driver) {
        this.connections = new ConnectionPool(ConnectionPoolConfiguration.builder(driver)
                .initialSize(0)
                .maxSize(CONNECTIONS)
                .allocatorSubscribeOn(THREADS)
                .build());
        this.client = DatabaseClient.create(connections);
        R2dbcTransactionManager manager = new R2dbcTransactionManager(connections);
        this.transactions = TransactionalOperator.create(manager);
        this.savepoints = TransactionalOperator.create(
                manager, new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_NESTED));
    }

    /** Makes the tables, or brings those of an older version up to date. */
    Mono<Void> create() {
        return Flux.fromIterable(settings())
                .concatMap(statement -> client.sql(statement).then().as(this::transaction), 1)
                .then(new Schema(this).migrate())
                .onErrorMap(failure ->
                        new IllegalStateException("the database cannot be used: " + reason(failure), failure));
    }

    /** Returns the reason of a failure without the statement and what wrapped it. */
    static String reason(Throwable failure) {
        return String.valueOf(NestedExceptionUtils.getMostSpecificCause(failure).getMessage());
    }

    /** Does all of the work, and then undoes what it did to the database. */
    <T> Mono<T> undone(Mono<T> work) {
        return transactions
                .execute(transaction -> {
                    transaction.setRollbackOnly();
                    return work;
                })
                .next()
                .subscribeOn(THREADS);
    }

    /** Does all of the work or nothing of it. */
    <T> Mono<T> transaction(Mono<T> work) {
        return work.as(transactions::transactional).cancelOn(THREADS).subscribeOn(THREADS);
    }

    /** Does all of the work or nothing of it, within a transaction that goes on if it fails. */
    <T> Mono<T> savepoint(Mono<T> work) {
        return work.as(savepoints::transactional);
    }

    DatabaseClient.GenericExecuteSpec sql(String statement) {
        return client.sql(statement);
    }

    Mono<Void> close() {
        return connections.disposeLater().subscribeOn(THREADS);
    }

    /**
     * H2 writes half a second after a commit, and so in the middle of the next transaction. Killed there, it does not
     * always find its way back.
     */
    private List<String> settings() {
        return MirrorDatabase.isH2(connections) ? List.of("set write_delay 0") : List.of();
    }
}
