package dev.dinoscope.engine.data.source.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.dinoscope.engine.data.source.ImageFile;
import dev.dinoscope.engine.data.source.Sample;
import dev.dinoscope.engine.data.source.SampleSink;
import dev.dinoscope.engine.data.source.SampleSink.Reject;
import dev.dinoscope.engine.data.source.SourceErrors;
import dev.dinoscope.engine.data.source.SplitNames;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// Reads the lines of one table. A line that does not fit is named and left out; a quote that is never closed ends the
/// reading, which is named, too.
final class CsvSamples {
    private static final int HEADER_AT_MOST = 1 << 16;
    /// Captions have line breaks now and then; more of them mean a quote that was not meant as one.
    private static final long LINES_OF_A_CELL = 20;
    private static final int PROGRESS_EVERY = 4096;

    private final CsvPairs settings;
    private final String table;
    private final long size;
    private final Path root;
    private final String split;

    /// @param size of the table in bytes, for progress
    /// @param split of lines that name none
    CsvSamples(CsvPairs settings, String table, long size, Path root, String split) {
        this.settings = settings;
        this.table = table;
        this.size = size;
        this.root = root;
        this.split = split;
    }

    /// @throws dev.dinoscope.engine.config.ConfigException when a column is missing
    void read(InputStream bytes, SampleSink sink) throws IOException {
        var counted = new CountingStream(new BufferedInputStream(bytes, HEADER_AT_MOST));
        try (var lines = open(counted)) {
            var records = lines.iterator();
            if (!records.hasNext()) {
                throw SourceErrors.of("path", table, "is empty");
            }
            var columns = Columns.of(settings, stripped(records.next()));
            for (long number = 0; records.hasNext(); number++) {
                read(records.next(), columns, sink);
                if (number % PROGRESS_EVERY == 0) {
                    sink.progress("reading " + table, counted.count(), size);
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
    private CsvReader<CsvRecord> open(CountingStream bytes) throws IOException {
        var separator = settings.separator() == Separator.AUTO
                ? Separator.of(bytes.peekLine(HEADER_AT_MOST))
                : settings.separator();
        return CsvReader.builder()
                .fieldSeparator(separator.character())
                // U+0000 stands in no text: no cell is quoted then.
                .quoteCharacter(
                        settings.quote().isEmpty() ? '\0' : settings.quote().charAt(0))
                .allowExtraCharsAfterClosingQuote(true)
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .detectBomHeader(true)
                .ofCsvRecord(bytes, StandardCharsets.UTF_8);
    }

    private static String unreadable(CsvParseException e) {
        var cause = e.getCause() == null ? e : e.getCause();
        return "the rest cannot be read: " + cause.getMessage()
                + "; data.source.quote=\"\" takes quotes as ordinary text";
    }

    private static List<String> stripped(CsvRecord record) {
        return record.getFields().stream().map(String::strip).toList();
    }

    private void read(CsvRecord line, Columns columns, SampleSink sink) throws IOException {
        var cells = line.getFields();
        var place = table + " line " + line.getStartingLineNumber();
        if (cells.size() != columns.count()) {
            sink.reject(
                    Reject.LINE,
                    linesOf(cells),
                    place,
                    cells.size() + " cells instead of the header's " + columns.count()
                            + "; a cell that holds the separator has to be quoted");
            return;
        }
        var image = cells.get(columns.image()).strip();
        var caption = cells.get(columns.caption());
        long lines = caption.lines().count();
        if (lines > LINES_OF_A_CELL) {
            sink.reject(
                    Reject.LINE,
                    lines,
                    place,
                    "a quote that opens here is closed " + lines + " lines further;"
                            + " data.source.quote=\"\" takes quotes as ordinary text");
        } else if (image.startsWith("http://") || image.startsWith("https://")) {
            sink.reject(Reject.IMAGE, place, "a web address; fetch the images first, for example with img2dataset");
        } else {
            add(place, image, caption, splitOf(cells, columns), sink);
        }
    }

    /// A quote that is closed too late takes whole lines into its cell.
    private static long linesOf(List<String> cells) {
        return 1
                + cells.stream()
                        .flatMapToInt(String::chars)
                        .filter(c -> c == '\n')
                        .count();
    }

    private void add(String place, String image, String caption, String ofSplit, SampleSink sink) throws IOException {
        try {
            var file = new ImageFile(root.resolve(image));
            sink.add(new Sample(image, file, CaptionCell.captions(caption), "", ofSplit));
        } catch (IllegalArgumentException _) {
            sink.reject(Reject.IMAGE, place, "\"" + image + "\" is not a path");
        }
    }

    private String splitOf(List<String> cells, Columns columns) {
        return columns.split() < 0 ? split : SplitNames.of(cells.get(columns.split()));
    }
}
