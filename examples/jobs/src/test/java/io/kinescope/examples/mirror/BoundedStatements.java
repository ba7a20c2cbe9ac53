package io.kinescope.examples.mirror;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

/** Refuses statements with more bound values than a limit, as PostgreSQL does. */
final class BoundedStatements {

    private final int limit;

    private BoundedStatements(int limit) {
        this.limit = limit;
    }

    static ConnectionFactory of(ConnectionFactory factory, int limit) {
        return new BoundedStatements(limit).wrap(ConnectionFactory.class, factory);
    }

    private <T> T wrap(Class<T> type, T target) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (method.getName().equals("createStatement")) {
                        check((String) arguments[0]);
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

    private void check(String sql) {
        long values = sql.chars().filter(character -> character == '$').count();
        if (values > limit) {
            throw new IllegalArgumentException("a statement with " + values + " bound values");
        }
    }
}
