package io.kinescope.examples.mirror;

import io.r2dbc.spi.Batch;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import io.r2dbc.spi.ConnectionMetadata;
import io.r2dbc.spi.IsolationLevel;
import io.r2dbc.spi.Statement;
import io.r2dbc.spi.TransactionDefinition;
import io.r2dbc.spi.ValidationDepth;
import java.time.Duration;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/**
 * Connections whose work is undone when they are closed. Each is in one transaction from the beginning; what is a
 * transaction to its user is a savepoint in it, so the user reads what it has written.
 */
final class UndoneConnections implements ConnectionFactory {

    private final ConnectionFactory driver;

    UndoneConnections(ConnectionFactory driver) {
        this.driver = driver;
    }

    @Override
    public Mono<Connection> create() {
        return Mono.from(driver.create())
                .delayUntil(Connection::beginTransaction)
                .map(UndoneConnection::new);
    }

    @Override
    public ConnectionFactoryMetadata getMetadata() {
        return driver.getMetadata();
    }

    private record UndoneConnection(Connection connection) implements Connection {

        private static final String SAVEPOINT = "undone";

        @Override
        public Publisher<Void> beginTransaction() {
            return connection.createSavepoint(SAVEPOINT);
        }

        @Override
        public Publisher<Void> beginTransaction(TransactionDefinition definition) {
            return beginTransaction();
        }

        @Override
        public Publisher<Void> commitTransaction() {
            return connection.releaseSavepoint(SAVEPOINT);
        }

        @Override
        public Publisher<Void> rollbackTransaction() {
            return connection.rollbackTransactionToSavepoint(SAVEPOINT);
        }

        @Override
        public Publisher<Void> close() {
            return Mono.from(connection.rollbackTransaction()).then(Mono.from(connection.close()));
        }

        /** Outside of the user's transactions there is still this one. */
        @Override
        public Publisher<Void> setAutoCommit(boolean autoCommit) {
            return Mono.empty();
        }

        @Override
        public boolean isAutoCommit() {
            return connection.isAutoCommit();
        }

        @Override
        public Batch createBatch() {
            return connection.createBatch();
        }

        @Override
        public Publisher<Void> createSavepoint(String name) {
            return connection.createSavepoint(name);
        }

        @Override
        public Publisher<Void> releaseSavepoint(String name) {
            return connection.releaseSavepoint(name);
        }

        @Override
        public Publisher<Void> rollbackTransactionToSavepoint(String name) {
            return connection.rollbackTransactionToSavepoint(name);
        }

        @Override
        public Statement createStatement(String sql) {
            return connection.createStatement(sql);
        }

        @Override
        public ConnectionMetadata getMetadata() {
            return connection.getMetadata();
        }

        @Override
        public IsolationLevel getTransactionIsolationLevel() {
            return connection.getTransactionIsolationLevel();
        }

        @Override
        public Publisher<Void> setTransactionIsolationLevel(IsolationLevel level) {
            return connection.setTransactionIsolationLevel(level);
        }

        @Override
        public Publisher<Void> setLockWaitTimeout(Duration timeout) {
            return connection.setLockWaitTimeout(timeout);
        }

        @Override
        public Publisher<Void> setStatementTimeout(Duration timeout) {
            return connection.setStatementTimeout(timeout);
        }

        @Override
        public Publisher<Boolean> validate(ValidationDepth depth) {
            return connection.validate(depth);
        }
    }
}
