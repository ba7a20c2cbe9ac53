package io.kinescope.examples.webflux;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContext;
import org.springframework.context.i18n.SimpleLocaleContext;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.adapter.WebHttpHandlerBuilder;
import org.springframework.web.server.i18n.AcceptHeaderLocaleContextResolver;

/** The language of a request: that of {@code ?lang=}, or else of {@code Accept-Language}, or else English. */
@Component(WebHttpHandlerBuilder.LOCALE_CONTEXT_RESOLVER_BEAN_NAME)
class RequestLanguage extends AcceptHeaderLocaleContextResolver {

    private static final List<Locale> SUPPORTED = List.of(Locale.ENGLISH, Locale.forLanguageTag("ru"));

    RequestLanguage() {
        setSupportedLocales(SUPPORTED);
        setDefaultLocale(Locale.ENGLISH);
    }

    @Override
    public LocaleContext resolveLocaleContext(ServerWebExchange exchange) {
        Locale chosen = chosen(exchange.getRequest().getQueryParams().getFirst("lang"));
        return chosen == null ? super.resolveLocaleContext(exchange) : new SimpleLocaleContext(chosen);
    }

    private static @Nullable Locale chosen(@Nullable String language) {
        return SUPPORTED.stream()
                .filter(supported -> supported.getLanguage().equals(language))
                .findFirst()
                .orElse(null);
    }
}
