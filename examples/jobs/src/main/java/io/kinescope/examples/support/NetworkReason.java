package io.kinescope.examples.support;

import io.kinescope.client.error.TransportException;
import io.netty.handler.proxy.ProxyConnectException;
import io.netty.handler.ssl.NotSslRecordException;
import io.netty.handler.timeout.ReadTimeoutException;
import io.netty.handler.timeout.WriteTimeoutException;
import java.io.IOException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import reactor.netty.channel.AbortedException;
import reactor.netty.http.client.PrematureCloseException;

/** The reason why the network has failed a request, in words: Netty's messages name functions of the operating system. */
final class NetworkReason {

    /** Exceptions may have each other as causes. */
    private static final int MAX_DEPTH = 20;

    /** An address as the JDK prints it: the name if there is one, a slash, the IP address if it is known, and the port. */
    private static final Pattern ADDRESS = Pattern.compile("([^\\s/]*)/(<unresolved>|\\[[^]]*]|[\\d.]+):(\\d+)");

    private static final Pattern QUOTED_NAME = Pattern.compile("'([^']+)'");

    private static final Pattern SYSTEM_CALL =
            Pattern.compile("^\\w+\\(\\.\\.\\) failed(?: with error\\(-?\\d+\\))?: ");

    private NetworkReason() {}

    /** Returns the reason, which names the host. */
    static String of(Throwable failure) {
        return of(failure, "");
    }

    /** Returns the reason for a reader who knows which host it is; another one is named, such as that of a proxy. */
    static String of(Throwable failure, String host) {
        List<Throwable> causes = Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .limit(MAX_DEPTH)
                .filter(cause -> !(cause instanceof TransportException))
                .toList();
        return causes.stream()
                .map(cause -> reason(cause, host))
                .filter(Objects::nonNull)
                .findFirst()
                .or(() -> causes.stream()
                        .filter(SSLException.class::isInstance)
                        .findFirst()
                        .map(NetworkReason::ofTls))
                .orElseGet(() -> message(causes.isEmpty() ? failure : causes.get(0)));
    }

    private static @Nullable String reason(Throwable cause, String host) {
        if (cause instanceof UnknownHostException) {
            return ofName(message(cause), host);
        }
        if (cause instanceof ProxyConnectException) {
            return ofProxy(cause);
        }
        if (cause instanceof SocketException) {
            String reason = ofConnecting(message(cause), host);
            if (reason != null) {
                return reason;
            }
        }
        if (isOfCertificate(cause) && !isOfCertificate(cause.getCause())) {
            return "the certificate of the server is not trusted: " + message(cause);
        }
        if (cause instanceof NotSslRecordException) {
            return "the server does not speak TLS at this port";
        }
        if (cause instanceof ReadTimeoutException) {
            return "the server did not answer in time";
        }
        if (cause instanceof WriteTimeoutException) {
            return "the server did not take the request in time";
        }
        if (cause instanceof PrematureCloseException) {
            return "the connection was closed before the answer was complete";
        }
        return isBrokenConnection(cause) ? "the connection broke" : null;
    }

    private static String ofName(String message, String host) {
        Matcher quoted = QUOTED_NAME.matcher(message);
        String name = quoted.find() ? quoted.group(1) : message.replaceFirst(":.*", "");
        return (name.equals(host.replaceFirst(":\\d+$", "")) ? "its name" : "the name " + name) + " cannot be resolved";
    }

    /** The message ends with the target and a reason, which is the text of the cause if there is one. */
    private static String ofProxy(Throwable failure) {
        String message = message(failure);
        Throwable cause = failure.getCause();
        String reason = cause != null
                ? of(cause)
                : message.replaceFirst("^.* => [^,]*, ", "").replaceFirst("^status: ", "status ");
        return "the proxy" + named(message, " ", "") + " does not connect: " + reason;
    }

    /** The last of several such exceptions says what is wrong with the certificate; the others name its class. */
    private static boolean isOfCertificate(@Nullable Throwable cause) {
        return cause instanceof CertificateException
                || cause instanceof CertPathBuilderException
                || cause instanceof CertPathValidatorException;
    }

    private static @Nullable String ofConnecting(String message, String host) {
        if (message.contains("refused")) {
            return "connection refused" + named(message, " by ", host);
        }
        if (message.contains("No route to host")) {
            return "there is no route" + named(message, " to ", host);
        }
        if (message.contains("unreachable")) {
            return "the network is unreachable";
        }
        return message.contains("timed out") ? "connecting" + named(message, " to ", host) + " timed out" : null;
    }

    private static String ofTls(Throwable failure) {
        return "the TLS connection failed: " + message(failure);
    }

    private static boolean isBrokenConnection(Throwable cause) {
        String message = message(cause);
        return cause instanceof AbortedException
                || cause instanceof ClosedChannelException
                || (cause instanceof IOException
                        && !(cause instanceof SSLException)
                        && (message.contains("reset") || message.contains("Broken pipe")));
    }

    /** Returns the words with the first address of a message; nothing if the message has none, or that of the host. */
    private static String named(String message, String words, String host) {
        Matcher address = ADDRESS.matcher(message);
        if (!address.find()) {
            return "";
        }
        String name = (address.group(1).isEmpty() ? address.group(2) : address.group(1)) + ":" + address.group(3);
        boolean isKnown = name.equals(host) || name.startsWith(host + ":");
        return isKnown ? "" : words + name;
    }

    private static String message(Throwable failure) {
        String message = failure.getMessage();
        return message == null || message.isBlank()
                ? failure.getClass().getSimpleName()
                : SYSTEM_CALL.matcher(message).replaceFirst("");
    }
}
