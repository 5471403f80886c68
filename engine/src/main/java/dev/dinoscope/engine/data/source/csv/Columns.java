package dev.dinoscope.engine.data.source.csv;

import dev.dinoscope.engine.config.EditDistance;
import dev.dinoscope.engine.data.source.SourceErrors;
import dev.dinoscope.engine.data.source.TextFault;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// Which cells of a line hold what.
///
/// @param split −1 when no column names splits
/// @param names of all cells of a line, as the header has them
record Columns(int image, int caption, int split, List<String> names) {
    private static final List<String> IMAGE_NAMES = List.of(
            "filepath", "image", "imagepath", "filename", "imagename", "imagefile", "path", "file", "img", "imgpath");
    private static final List<String> CAPTION_NAMES =
            List.of("title", "caption", "captions", "text", "comment", "sentence", "description", "raw", "label");
    private static final List<String> SPLIT_NAMES = List.of("split", "splits");
    private static final int WORTH_SUGGESTING = 3;
    private static final int ABSENT = -1;

    /// @param table for messages
    /// @throws dev.dinoscope.engine.config.ConfigException when a column is not there, naming those that are
    static Columns of(CsvPairs settings, String table, List<String> header) {
        var names = header.stream().map(name -> TextFault.shown(name).strip()).toList();
        int split = settings.splitColumn().isEmpty()
                ? usual(SPLIT_NAMES, names)
                : named("split_column", settings.splitColumn(), table, names);
        return new Columns(
                required("image_column", settings.imageColumn(), IMAGE_NAMES, table, names),
                required("caption_column", settings.captionColumn(), CAPTION_NAMES, table, names),
                split,
                names);
    }

    /// Cells of a line.
    int count() {
        return names.size();
    }

    /// The columns that are not used, each in quotes.
    List<String> unused() {
        return IntStream.range(0, count())
                .filter(column -> column != image && column != caption && column != split)
                .mapToObj(column -> names.get(column).isEmpty()
                        ? "number " + (column + 1) + ", which has no name,"
                        : "\"" + names.get(column) + "\"")
                .toList();
    }

    private static int required(String key, String wanted, List<String> usual, String table, List<String> names) {
        if (!wanted.isEmpty()) {
            return named(key, wanted, table, names);
        }
        int found = usual(usual, names);
        if (found == ABSENT) {
            throw SourceErrors.of(key, "\"\"", "none of the columns has a usual name; " + listed(table, names));
        }
        return found;
    }

    private static int usual(List<String> usual, List<String> names) {
        var plain = names.stream().map(Columns::plain).toList();
        return usual.stream()
                .mapToInt(plain::indexOf)
                .filter(place -> place >= 0)
                .findFirst()
                .orElse(ABSENT);
    }

    /// As it is written, or in another case; two names that differ in nothing else must be written exactly.
    private static int named(String key, String wanted, String table, List<String> names) {
        int exact = names.indexOf(wanted);
        if (exact >= 0) {
            return exact;
        }
        var alike = IntStream.range(0, names.size())
                .filter(column -> plain(names.get(column)).equals(plain(wanted)))
                .toArray();
        if (alike.length == 1) {
            return alike[0];
        }
        throw SourceErrors.of(key, wanted, "no such column; " + nearest(wanted, names) + listed(table, names));
    }

    /// Case, spaces, underscores and what cannot be seen make no other name.
    private static String plain(String name) {
        var plain = new StringBuilder();
        name.toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }

    private static String nearest(String wanted, List<String> header) {
        return header.stream()
                .min(Comparator.comparingInt(name -> EditDistance.between(wanted, name)))
                .filter(name -> EditDistance.between(wanted, name) <= WORTH_SUGGESTING)
                .map(name -> "did you mean " + name + "? ")
                .orElse("");
    }

    private static String listed(String table, List<String> header) {
        return "the header has " + String.join(", ", header.stream().limit(20).toList()) + " (" + table + ")";
    }
}
