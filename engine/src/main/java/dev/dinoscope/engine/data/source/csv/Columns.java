package dev.dinoscope.engine.data.source.csv;

import dev.dinoscope.engine.config.EditDistance;
import dev.dinoscope.engine.data.source.SourceErrors;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// Which cells of a line hold what.
///
/// @param split −1 when no column names splits
/// @param count cells of a line
record Columns(int image, int caption, int split, int count) {
    private static final List<String> IMAGE_NAMES = List.of(
            "filepath",
            "image",
            "image_path",
            "file_path",
            "file_name",
            "filename",
            "image_name",
            "path",
            "file",
            "img",
            "img_path");
    private static final List<String> CAPTION_NAMES =
            List.of("title", "caption", "captions", "text", "comment", "sentence", "description", "raw", "label");
    private static final int WORTH_SUGGESTING = 3;

    /// @throws dev.dinoscope.engine.config.ConfigException when a column is not there, naming those that are
    static Columns of(CsvPairs settings, List<String> header) {
        int image = required("image_column", settings.imageColumn(), IMAGE_NAMES, header);
        int caption = required("caption_column", settings.captionColumn(), CAPTION_NAMES, header);
        int split = settings.splitColumn().isEmpty()
                ? header.indexOf("split")
                : required("split_column", settings.splitColumn(), List.of(), header);
        return new Columns(image, caption, split, header.size());
    }

    private static int required(String key, String wanted, List<String> usual, List<String> header) {
        if (!wanted.isEmpty()) {
            int found = header.indexOf(wanted);
            if (found < 0) {
                throw SourceErrors.of(key, wanted, "no such column; " + nearest(wanted, header));
            }
            return found;
        }
        var lower = header.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
        return usual.stream()
                .map(lower::indexOf)
                .filter(place -> place >= 0)
                .findFirst()
                .orElseThrow(() -> SourceErrors.of(
                        key, "\"\"", "none of the columns has a usual name; the header has " + list(header)));
    }

    private static String nearest(String wanted, List<String> header) {
        return header.stream()
                        .min(Comparator.comparingInt(name -> EditDistance.between(wanted, name)))
                        .filter(name -> EditDistance.between(wanted, name) <= WORTH_SUGGESTING)
                        .map(name -> "did you mean " + name + "? ")
                        .orElse("")
                + "the header has " + list(header);
    }

    private static String list(List<String> header) {
        return String.join(", ", header.stream().limit(20).toList());
    }
}
