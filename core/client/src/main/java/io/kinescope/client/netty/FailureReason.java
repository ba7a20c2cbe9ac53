package io.kinescope.client.netty;

import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.compression.DecompressionException;
import io.netty.handler.proxy.ProxyConnectException;
import io.netty.handler.ssl.NotSslRecordException;
import java.io.IOException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * The reason why a request could not be sent or answered: the HTTP library reports some failures by their last consequence,
 * such as a proxy that refuses the password by TLS frames that cannot be written.
 *
 * @param text the reason, in a few words
 * @param permanent whether another attempt fails alike
 */
record FailureReason(String text, boolean permanent) {

    /** Exceptions may have each other as causes. */
    private static final int MAX_DEPTH = 20;

    /** The status of a proxy's response, which its own words follow. */
    private static final Pattern PROXY_STATUS = Pattern.compile("(status: \\d{3}).*", Pattern.DOTALL);

    private static final Pattern PROXY_REFUSAL =
            Pattern.compile("status: (?:4\\d\\d|FORBIDDEN)|auth(?:Status|Method): ");

    /** Finds the cause that helps; if there is none, it is the failure itself. */
    static FailureReason of(Throwable failure) {
        return causes(failure)
                .map(FailureReason::known)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(() -> new FailureReason(describe(failure), false));
    }

    /**
     * Returns the failure, or another one in its place if it was the decoder of the response that failed: its message
     * quotes what the server sent, which may be anything, secrets among it.
     */
    static Throwable withoutQuotes(Throwable failure) {
        boolean undecodable = failure instanceof IllegalArgumentException
                || (failure instanceof DecoderException && !(failure.getCause() instanceof IOException));
        if (!undecodable) {
            return failure;
        }
        String problem = failure instanceof DecompressionException
                ? "the compressed response is broken or was cut off"
                : "the response is not HTTP";
        DecoderException unquoted =
                new DecoderException(problem + " (" + failure.getClass().getSimpleName() + ")");
        unquoted.setStackTrace(failure.getStackTrace());
        return unquoted;
    }

    /** Returns the failure, or another one in its place if a proxy refused: that one quotes and holds its response. */
    static Throwable withoutProxyResponse(Throwable failure) {
        return causes(failure)
                .filter(ProxyConnectException.class::isInstance)
                .findFirst()
                .map(FailureReason::unquoted)
                .orElse(failure);
    }

    private static Throwable unquoted(Throwable refusal) {
        String message =
                PROXY_STATUS.matcher(String.valueOf(refusal.getMessage())).replaceFirst("$1");
        ProxyConnectException unquoted = new ProxyConnectException(message);
        unquoted.setStackTrace(refusal.getStackTrace());
        return unquoted;
    }

    /** The failure and its causes, the outermost first. */
    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).limit(MAX_DEPTH);
    }

    private static @Nullable FailureReason known(Throwable cause) {
        if (cause instanceof CertificateException
                || cause instanceof CertPathBuilderException
                || cause instanceof CertPathValidatorException) {
            return new FailureReason("the certificate of the server is not trusted: " + cause.getMessage(), true);
        }
        if (cause instanceof SSLException && isFatalAlert(cause)) {
            return new FailureReason("the server refuses the TLS connection: " + cause.getMessage(), true);
        }
        if (cause instanceof NotSslRecordException) {
            return new FailureReason("the server does not speak TLS at this port", true);
        }
        if (cause instanceof ProxyConnectException) {
            return new FailureReason("the proxy does not connect: " + cause.getMessage(), isRefusal(cause));
        }
        if (cause instanceof UnknownHostException) {
            return new FailureReason("the name of the host cannot be resolved: " + cause.getMessage(), false);
        }
        return null;
    }

    /** The proxy wants other credentials (407, or a status of SOCKS), or lets nobody through to this host. */
    private static boolean isRefusal(Throwable cause) {
        return PROXY_REFUSAL.matcher(String.valueOf(cause.getMessage())).find();
    }

    /** The two ends do not agree on a version, a cipher or a certificate. An internal error may pass. */
    private static boolean isFatalAlert(Throwable cause) {
        String message = String.valueOf(cause.getMessage());
        return message.contains("fatal alert") && !message.contains("internal_error");
    }

    private static String describe(Throwable failure) {
        String kind = failure.getClass().getSimpleName();
        return failure.getMessage() == null ? kind : kind + ": " + failure.getMessage();
    }
}
