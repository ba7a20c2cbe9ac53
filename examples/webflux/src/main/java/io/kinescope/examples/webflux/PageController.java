package io.kinescope.examples.webflux;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/** The page, with its texts in the language of the request. */
@RestController
class PageController {

    /** A text that the page is filled with, such as <code>{{search}}</code>. */
    private static final Pattern TEXT = Pattern.compile("\\{\\{([a-z0-9-]+)}}");

    private final String template;
    private final MessageSource messages;

    PageController(
            @Value("classpath:page/index.html") Resource template,
            @Value("${demonstration:false}") boolean demonstration,
            MessageSource messages)
            throws IOException {
        this.template = template.getContentAsString(StandardCharsets.UTF_8)
                .replace("{{is-demonstration}}", Boolean.toString(demonstration));
        this.messages = messages;
    }

    @GetMapping(path = "/", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> page(Locale language) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_LANGUAGE, language.toLanguageTag())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .body(TEXT.matcher(template)
                        .replaceAll(text -> Matcher.quoteReplacement(text(text.group(1), language))));
    }

    private String text(String name, Locale language) {
        return HtmlUtils.htmlEscape(messages.getMessage(name, null, language), StandardCharsets.UTF_8.name());
    }
}
