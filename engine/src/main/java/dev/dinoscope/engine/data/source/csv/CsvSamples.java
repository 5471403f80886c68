package dev.dinoscope.engine.data.source.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.dinoscope.engine.data.source.ImageBase;
import dev.dinoscope.engine.data.source.SampleSink;
import dev.dinoscope.engine.data.source.SampleSink.Reject;
import dev.dinoscope.engine.data.source.SourceErrors;
import dev.dinoscope.engine.data.source.TextReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/// Reads the lines of one table. A line that does not fit is named and left out; a quote that is never closed ends the
/// reading, which is named, too.
final class CsvSamples {
    private static final int HEADER_AT_MOST = 1 << 16;
    private static final int LONGEST_LINE = 1 << 20;
    private static final int PROGRESS_EVERY = 4096;

    private final CsvPairs settings;
    private final String table;
    private final long size;
    private final ImageBase base;
    private final String split;

    /// @param size of the table in bytes, for progress
    /// @param split of lines that name none
    CsvSamples(CsvPairs settings, String table, long size, ImageBase base, String split) {
        this.settings = settings;
        this.table = table;
        this.size = size;
        this.base = base;
        this.split = split;
    }

    /// @throws dev.dinoscope.engine.config.ConfigException when a column is missing
    void read(InputStream bytes, SampleSink sink) throws IOException {
        try (var text = new TextReader(bytes);
                var lines = open(new BufferedReader(text, HEADER_AT_MOST))) {
            var records = lines.iterator();
            if (!records.hasNext()) {
                throw SourceErrors.of("path", table, "is empty");
            }
            var columns = Columns.of(settings, table, header(records.next()));
            columns.unused().forEach(column -> sink.passOver("column " + column + " is not used", 1, table));
            var reader = new CsvLines(table, columns, base, split, sink);
            for (long number = 0; records.hasNext(); number++) {
                reader.read(records.next());
                if (number % PROGRESS_EVERY == 0) {
                    sink.progress("reading " + table, text.position(), size);
                }
            }
        } catch (CsvParseException e) {
            sink.reject(Reject.FILE, table, unreadable(e));
        } catch (UncheckedIOException e) {
            throw new IOException(table + " cannot be read: " + e.getMessage(), e);
        }
    }

    // Tables that people wrote by hand have cells as `"Nice" photo`: one must not end the reading of a million lines.
    @SuppressWarnings("removal")
    private CsvReader<CsvRecord> open(BufferedReader text) throws IOException {
        var separator = settings.separator() == Separator.AUTO ? Separator.of(headerLine(text)) : settings.separator();
        // U+0000 stands in no text: no cell is quoted then.
        char quote = settings.quote().isEmpty() ? '\0' : settings.quote().charAt(0);
        return CsvReader.builder()
                .fieldSeparator(separator.character())
                .quoteCharacter(quote)
                .allowExtraCharsAfterClosingQuote(true)
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(new RecordLimit(text, separator.character(), quote, LONGEST_LINE));
    }

    /// The first line with anything in it; nothing is consumed.
    private static String headerLine(BufferedReader text) throws IOException {
        text.mark(HEADER_AT_MOST);
        var start = new char[HEADER_AT_MOST];
        int length = 0;
        for (int got = 0; got >= 0 && length < HEADER_AT_MOST; length += Math.max(0, got)) {
            got = text.read(start, length, HEADER_AT_MOST - length);
        }
        text.reset();
        return new String(start, 0, length)
                .lines()
                .filter(line -> !line.isBlank())
                .findFirst()
                .orElse("");
    }

    private static String unreadable(CsvParseException e) {
        var cause = e.getCause() == null ? e : e.getCause();
        return "the rest cannot be read: " + cause.getMessage()
                + "; data.source.quote=\"\" takes quotes as ordinary text";
    }

    private List<String> header(CsvRecord record) {
        var names = record.getFields().stream().map(String::strip).toList();
        if (names.stream().anyMatch(name -> name.indexOf('\0') >= 0)) {
            throw SourceErrors.of("path", table, "is no text; give a CSV or TSV file, unpacked");
        }
        return names;
    }
}
