package dev.dinoscope.engine.data.store;

import dev.dinoscope.engine.data.Pair;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// `index.tsv`: one pair a line, in the order of the image rows, so that pandas reads it as it is.
final class PairIndex {
    static final String FILE = "index.tsv";
    private static final List<String> COLUMNS =
            List.of("id", "concept", "label", "group", "subgroup", "style", "split", "licence");

    private PairIndex() {}

    static String format(List<Pair> pairs) {
        int captions =
                pairs.stream().mapToInt(pair -> pair.captions().size()).max().orElse(1);
        var header = new ArrayList<>(COLUMNS);
        IntStream.rangeClosed(1, captions).forEach(number -> header.add("caption_" + number));
        var text = new StringBuilder(line(header));
        for (var pair : pairs) {
            var cells = new ArrayList<>(List.of(
                    pair.id(),
                    pair.concept(),
                    pair.label(),
                    pair.group(),
                    pair.subgroup(),
                    pair.style(),
                    pair.split(),
                    pair.licence()));
            cells.addAll(pair.captions());
            cells.addAll(Collections.nCopies(captions - pair.captions().size(), ""));
            text.append(line(cells));
        }
        return text.toString();
    }

    private static String line(List<String> cells) {
        return cells.stream().map(PairIndex::oneLine).collect(Collectors.joining("\t", "", "\n"));
    }

    private static String oneLine(String cell) {
        return cell.replaceAll("[\t\r\n]+", " ");
    }

    static List<Pair> parse(String text) throws IOException {
        var pairs = new ArrayList<Pair>();
        for (var line : text.lines().skip(1).toList()) {
            var cells = line.split("\t", -1);
            if (cells.length <= COLUMNS.size()) {
                throw new IOException(FILE + " line " + (pairs.size() + 2) + " has " + cells.length + " columns");
            }
            var captions = new ArrayList<String>();
            for (int column = COLUMNS.size(); column < cells.length; column++) {
                if (!cells[column].isEmpty()) {
                    captions.add(cells[column]);
                }
            }
            pairs.add(
                    new Pair(cells[0], cells[1], cells[2], cells[3], cells[4], cells[5], cells[6], cells[7], captions));
        }
        return pairs;
    }
}
