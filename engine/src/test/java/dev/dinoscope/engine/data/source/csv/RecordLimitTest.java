package dev.dinoscope.engine.data.source.csv;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.dinoscope.engine.data.source.TextFault;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Follows quotes as the reader of tables does: otherwise one odd quote would cut the rest of a table.
class RecordLimitTest {
    private static final int TABLES = 20_000;
    private static final int LIMIT = 12;
    private static final String LETTERS = "ab\"\",\n";

    @SuppressWarnings("removal")
    private static List<CsvRecord> records(Reader text) throws IOException {
        var records = new ArrayList<CsvRecord>();
        try (var reader = CsvReader.builder()
                .skipEmptyLines(false)
                .allowExtraCharsAfterClosingQuote(true)
                .allowUnclosedQuote(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text)) {
            reader.forEach(records::add);
        } catch (CsvParseException e) {
            throw new IOException(e);
        }
        return records;
    }

    @Test
    void shortLinesComeThroughAndLongOnesEndWhereTheyEnded() throws IOException {
        var random = new Random(5);
        for (int table = 0; table < TABLES; table++) {
            var text = new StringBuilder();
            for (int i = random.nextInt(80); i >= 0; i--) {
                text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
            }
            var whole = text.append("\nlast,line\n").toString();
            var cut = records(new RecordLimit(new StringReader(whole), ',', '"', LIMIT));
            assertThat(cut.stream()
                            .map(CsvRecord::getFields)
                            .filter(cells -> cells.stream().noneMatch(cell -> cell.indexOf(TextFault.CUT) >= 0))
                            .filter(RecordLimitTest::isThere)
                            .toList())
                    .as(whole)
                    .isEqualTo(shortRecords(whole));
        }
    }

    private static boolean isThere(List<String> cells) {
        return !cells.equals(List.of(""));
    }

    /// What the reader of tables makes of the lines within the limit.
    private static List<List<String>> shortRecords(String whole) throws IOException {
        var records = records(new StringReader(whole));
        var lines = whole.split("\n", -1);
        var expected = new ArrayList<List<String>>();
        for (int i = 0; i < records.size(); i++) {
            int from = (int) records.get(i).getStartingLineNumber() - 1;
            int to = i + 1 < records.size() ? (int) records.get(i + 1).getStartingLineNumber() - 1 : lines.length;
            var raw = String.join("\n", List.of(lines).subList(from, to));
            if (raw.length() <= LIMIT && isThere(records.get(i).getFields())) {
                expected.add(records.get(i).getFields());
            }
        }
        return expected;
    }
}
