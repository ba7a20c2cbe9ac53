package io.kinescope.client.text;

/**
 * The ends of CSV records, found as FastCSV finds them: a quote opens a quoted field only where a field starts, and a
 * carriage return ends a record as a line feed does.
 */
final class CsvRecordEnds implements LineSplitter.Ends {

    private State state = State.FIELD_START;
    private int markSize;

    @Override
    public boolean isEnd(byte next) {
        if (isByteOrderMark(next)) {
            return false;
        }
        if (state == State.QUOTED) {
            state = next == '"' ? State.QUOTE_IN_QUOTED : State.QUOTED;
            return false;
        }
        boolean end = next == '\n' || next == '\r';
        if (end || next == ',') {
            state = State.FIELD_START;
        } else if (next == '"' && state != State.UNQUOTED) {
            // It opens the quotes at the start of a field, and stands for a quote after another one within them.
            state = State.QUOTED;
        } else {
            state = State.UNQUOTED;
        }
        return end;
    }

    /** A field may start with a quote after the mark. */
    private boolean isByteOrderMark(byte next) {
        if (markSize == LineSplitter.BYTE_ORDER_MARK.length) {
            return false;
        }
        if (next == LineSplitter.BYTE_ORDER_MARK[markSize]) {
            markSize++;
            return true;
        }
        if (markSize > 0) {
            state = State.UNQUOTED;
        }
        markSize = LineSplitter.BYTE_ORDER_MARK.length;
        return false;
    }

    private enum State {
        FIELD_START,
        UNQUOTED,
        QUOTED,
        QUOTE_IN_QUOTED
    }
}
