package io.kinescope.examples.mirror;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.function.Consumer;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

/** Shows a test the statements that a database gets. */
final class WatchedStatements {

    private final Consumer<String> watcher;

    private WatchedStatements(Consumer<String> watcher) {
        this.watcher = watcher;
    }

    /** Takes a watcher that may throw, so that the statement fails. */
    static ConnectionFactory of(ConnectionFactory factory, Consumer<String> watcher) {
        return new WatchedStatements(watcher).wrap(ConnectionFactory.class, factory);
    }

    private <T> T wrap(Class<T> type, T target) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (method.getName().equals("createStatement")) {
                        watcher.accept((String) arguments[0]);
                    }
                    Object result;
                    try {
                        result = method.invoke(target, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                    return method.getName().equals("create") && result instanceof Publisher<?> connections
                            ? Flux.from(connections).map(connection -> wrap(Connection.class, (Connection) connection))
                            : result;
                }));
    }
}
