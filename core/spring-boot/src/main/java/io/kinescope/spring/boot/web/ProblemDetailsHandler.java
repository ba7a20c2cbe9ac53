package io.kinescope.spring.boot.web;

import io.kinescope.client.error.KinescopeException;
import java.util.List;
import java.util.Locale;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.context.MessageSource;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.codec.HttpMessageWriter;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.reactive.result.view.ViewResolver;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;

/**
 * Answers errors of the client that no handler of the application has handled, for annotated controllers and functional
 * routes alike.
 */
final class ProblemDetailsHandler implements WebExceptionHandler, Ordered {

    private static final Log LOG = LogFactory.getLog(ProblemDetailsHandler.class);

    /** Before Spring Boot's own handler, which answers every error. */
    private static final int ORDER = -2;

    private final ServerResponse.Context context;
    private final MessageSource messages;

    ProblemDetailsHandler(List<HttpMessageWriter<?>> writers, MessageSource messages) {
        this.context = new WritersContext(writers);
        this.messages = messages;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
        Problem problem = failure instanceof KinescopeException known
                        && !exchange.getResponse().isCommitted()
                ? Problem.of(known)
                : null;
        if (problem == null) {
            return Mono.error(failure);
        }
        if (problem.status().is5xxServerError()) {
            LOG.warn(exchange.getLogPrefix() + failure.getMessage());
        }
        return ServerResponse.status(problem.status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .headers(headers -> setRetryAfter(problem, headers))
                .bodyValue(problem.body(messages, language(exchange)))
                .flatMap(response -> response.writeTo(exchange, context));
    }

    /** As Spring chooses it for its own problem details. */
    private static Locale language(ServerWebExchange exchange) {
        Locale language = exchange.getLocaleContext().getLocale();
        return language == null ? Locale.getDefault() : language;
    }

    private static void setRetryAfter(Problem problem, HttpHeaders headers) {
        Long seconds = problem.retryAfterSeconds();
        if (seconds != null) {
            headers.set(HttpHeaders.RETRY_AFTER, seconds.toString());
        }
    }

    @Override
    public int getOrder() {
        return ORDER;
    }

    private record WritersContext(List<HttpMessageWriter<?>> messageWriters) implements ServerResponse.Context {

        @Override
        public List<ViewResolver> viewResolvers() {
            return List.of();
        }
    }
}
