package dev.dinoscope.engine.data.source.csv;

import de.siegmar.fastcsv.reader.CsvRecord;
import dev.dinoscope.engine.data.source.ImageBase;
import dev.dinoscope.engine.data.source.Sample;
import dev.dinoscope.engine.data.source.SampleSink;
import dev.dinoscope.engine.data.source.SampleSink.Reject;
import dev.dinoscope.engine.data.source.SplitNames;
import dev.dinoscope.engine.data.source.TextFault;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Makes samples of a table's lines.
///
/// @param split of lines that name none
record CsvLines(String table, Columns columns, ImageBase base, String split, SampleSink sink) {
    /// Captions have line breaks now and then; more of them mean a quote that was not meant as one.
    private static final long LINES_OF_A_CELL = 20;

    void read(CsvRecord line) throws IOException {
        var cells = line.getFields();
        var place = table + " line " + line.getStartingLineNumber();
        if (cells.stream().anyMatch(cell -> cell.indexOf(TextFault.CUT) >= 0)) {
            sink.reject(Reject.LINE, 1, place, "is longer than a million characters");
        } else if (cells.size() != columns.count()) {
            sink.reject(
                    Reject.LINE,
                    linesOf(cells),
                    place,
                    cells.size() + " cells instead of the header's " + columns.count()
                            + "; a cell that holds the separator has to be quoted");
        } else {
            read(cells, place);
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

    private void read(List<String> cells, String place) throws IOException {
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
        } else if (image.isEmpty()) {
            sink.reject(Reject.IMAGE, place, "names no image");
        } else {
            add(place, image, CaptionCell.captions(caption), splitOf(cells));
        }
    }

    private void add(String place, String image, List<String> captions, String ofSplit) throws IOException {
        var fault = fault("image", image)
                .or(() -> fault("split", ofSplit))
                .or(() -> captions.stream()
                        .flatMap(caption -> in("caption", TextFault.ofWords(caption)).stream())
                        .findFirst());
        if (fault.isPresent()) {
            sink.reject(Reject.LINE, place, fault.get());
            return;
        }
        try {
            var id = base.id(image);
            sink.add(new Sample(id, base.image(id), captions, "", ofSplit));
        } catch (IllegalArgumentException _) {
            sink.reject(Reject.IMAGE, place, "\"" + image + "\" is not a path");
        }
    }

    private static Optional<String> fault(String cell, String text) {
        return in(cell, TextFault.of(text));
    }

    private static Optional<String> in(String cell, Optional<String> fault) {
        return fault.map(what -> "in its " + cell + ": " + what);
    }

    private String splitOf(List<String> cells) {
        if (columns.split() < 0) {
            return split;
        }
        var named = SplitNames.of(cells.get(columns.split()));
        if (!split.isEmpty()) {
            if (!named.isEmpty() && !named.equals(split)) {
                sink.passOver("column \"split\" where the table itself is given as one", 1, table + ": " + named);
            }
            return split;
        }
        if (named.isEmpty()) {
            sink.passOver(SplitNames.UNNAMED, 1, table);
        }
        return named;
    }
}
