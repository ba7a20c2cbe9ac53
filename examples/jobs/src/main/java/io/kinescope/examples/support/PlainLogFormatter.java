package io.kinescope.examples.support;

import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;
import java.util.stream.Collectors;

/** The usual format of the log, with messages in one line each, and nothing that a terminal obeys. */
final class PlainLogFormatter extends SimpleFormatter {

    @Override
    public String formatMessage(LogRecord logged) {
        return PlainText.line(super.formatMessage(logged));
    }

    @Override
    public String format(LogRecord logged) {
        return PlainText.lines(super.format(logged)).collect(Collectors.joining("\n", "", "\n"));
    }
}
