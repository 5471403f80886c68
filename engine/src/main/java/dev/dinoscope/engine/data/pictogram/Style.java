package dev.dinoscope.engine.data.pictogram;

import dev.dinoscope.engine.data.Attribution;
import java.util.Locale;

/// One icon set, a line of `styles.tsv`.
///
/// @param name the icon set's prefix
record Style(String name, String title, String author, String licence, Role role, String source) {
    static Style parse(String line) {
        var cells = line.split("\t", -1);
        return new Style(
                cells[0], cells[1], cells[2], cells[3], Role.valueOf(cells[4].toUpperCase(Locale.ROOT)), cells[5]);
    }

    Attribution attribution() {
        return new Attribution(name, title, author, licence, source);
    }
}
