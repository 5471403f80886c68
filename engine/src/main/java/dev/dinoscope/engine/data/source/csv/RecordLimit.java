package dev.dinoscope.engine.data.source.csv;

import dev.dinoscope.engine.data.source.TextFault;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/// Cuts lines of a table that are far too long for a caption, so that one of them costs itself and not the memory or
/// the rest of the table. Quotes are followed as the reader of tables does: a cut line still ends where it ended, and
/// holds [TextFault#CUT].
final class RecordLimit extends FilterReader {
    private static final int BUFFER = 1 << 13;

    private enum Place {
        START_OF_CELL,
        PLAIN,
        QUOTED,
        AFTER_QUOTE
    }

    private final char separator;
    private final char quote;
    private final int limit;
    private final char[] input = new char[BUFFER];
    // A mark or a quote may come in front of a line break.
    private final char[] output = new char[2 * BUFFER];
    private int start;
    private int end;
    private Place place = Place.START_OF_CELL;
    private int length;
    private boolean quoteIsOpen;

    /// @param quote U+0000 when there is none
    /// @param limit characters of a line, those within quotes and their line breaks included
    RecordLimit(Reader in, char separator, char quote, int limit) {
        super(in);
        this.separator = separator;
        this.quote = quote;
        this.limit = limit;
    }

    @Override
    public int read() throws IOException {
        var one = new char[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(char[] into, int from, int wanted) throws IOException {
        while (start == end) {
            int got = in.read(input, 0, BUFFER);
            if (got < 0) {
                return -1;
            }
            start = 0;
            end = 0;
            for (int i = 0; i < got; i++) {
                pass(input[i]);
            }
        }
        int given = Math.min(wanted, end - start);
        System.arraycopy(output, start, into, from, given);
        start += given;
        return given;
    }

    private void pass(char next) {
        boolean breaks = next == '\n' || next == '\r';
        if (breaks && place != Place.QUOTED) {
            if (quoteIsOpen) {
                output[end++] = quote;
            }
            output[end++] = next;
            place = Place.START_OF_CELL;
            length = 0;
            quoteIsOpen = false;
            return;
        }
        length++;
        if (length == limit + 1) {
            output[end++] = TextFault.CUT;
            quoteIsOpen = place == Place.QUOTED;
        }
        if (length <= limit || breaks) {
            output[end++] = next; // line breaks are kept for the numbers of the lines to come
        }
        place = after(next);
    }

    private Place after(char next) {
        boolean quotes = next == quote && quote != '\0';
        return switch (place) {
            case START_OF_CELL -> quotes ? Place.QUOTED : within(next, Place.PLAIN);
            case PLAIN -> within(next, Place.PLAIN);
            case QUOTED -> quotes ? Place.AFTER_QUOTE : Place.QUOTED;
            // In a cell that began with a quote, each further one opens or closes; two of them stand for one.
            case AFTER_QUOTE -> quotes ? Place.QUOTED : within(next, Place.AFTER_QUOTE);
        };
    }

    private Place within(char next, Place cell) {
        return next == separator ? Place.START_OF_CELL : cell;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    @Override
    public boolean ready() {
        return false;
    }
}
