package io.kinescope.examples.mirror;

import io.r2dbc.spi.ConnectionFactory;
import org.springframework.core.io.ClassPathResource;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.connection.init.ResourceDatabasePopulator;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** The database of the mirror. */
final class Database {

    /**
     * The driver of H2 blocks, and H2 closes its file under a thread that is interrupted, as threads of Reactor's own
     * schedulers are by cancellation.
     */
    private static final Scheduler NEVER_INTERRUPTED =
            Schedulers.fromExecutor(work -> new Thread(work, "mirror").start());

    private final ConnectionFactory connections;
    private final DatabaseClient client;
    private final TransactionalOperator transactions;

    Database(ConnectionFactory connections) {
        this.connections = connections;
        this.client = DatabaseClient.create(connections);
        this.transactions = TransactionalOperator.create(new R2dbcTransactionManager(connections));
    }

    Mono<Void> create() {
        return new ResourceDatabasePopulator(new ClassPathResource("schema.sql", Database.class))
                .populate(connections)
                .subscribeOn(NEVER_INTERRUPTED);
    }

    /** Does all of the work or nothing of it. */
    <T> Mono<T> transaction(Mono<T> work) {
        return work.as(transactions::transactional).subscribeOn(NEVER_INTERRUPTED);
    }

    DatabaseClient.GenericExecuteSpec sql(String statement) {
        return client.sql(statement);
    }
}
