package io.kinescope.examples.mirror;

import io.r2dbc.spi.ConnectionFactory;
import org.springframework.core.io.ClassPathResource;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.connection.init.ResourceDatabasePopulator;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The database of the mirror. */
final class Database {

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
                .subscribeOn(Schedulers.boundedElastic());
    }

    /** Does all of the work or nothing of it. Not on the caller's thread, for the driver of H2 blocks. */
    <T> Mono<T> transaction(Mono<T> work) {
        return work.as(transactions::transactional).subscribeOn(Schedulers.boundedElastic());
    }

    DatabaseClient.GenericExecuteSpec sql(String statement) {
        return client.sql(statement);
    }
}
