package consumer;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactories;
import java.net.ConnectException;
import java.net.ServerSocket;
import reactor.core.publisher.Mono;

/** Makes the call, and connects to a port without a database: the driver has come as far as the socket. */
public final class CallAndConnect {

    private CallAndConnect() {}

    public static void main(String[] args) throws Exception {
        Call.main(args);
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        try {
            Mono.<Connection>from(ConnectionFactories.get("r2dbc:postgresql://user@127.0.0.1:" + port + "/database")
                            .create())
                    .block();
            throw new AssertionError("a closed port answered");
        } catch (RuntimeException failure) {
            for (Throwable cause = failure; ; cause = cause.getCause()) {
                if (cause instanceof ConnectException) {
                    break;
                }
                if (cause == null) {
                    throw failure;
                }
            }
        }
        System.out.println("The driver works.");
    }
}
