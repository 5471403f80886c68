package dev.dinoscope.engine.data.pictogram;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// The bundled tables: what there is to draw, and in which styles.
///
/// @param fingerprint the tables' text, for the content hash
record ConceptTable(List<Style> styles, List<Concept> concepts, String fingerprint) {
    private static final String FOLDER = "/dinoscope/pictograms/";
    private static final String FLAGS = "flags";
    private static final int ICON = 6;

    static ConceptTable bundled() {
        var styles = resource("styles.tsv");
        var concepts = resource("concepts.tsv");
        return new ConceptTable(parseStyles(styles), parseConcepts(concepts), styles + concepts);
    }

    /// The styles alone, without the long table.
    static List<Style> bundledStyles() {
        return parseStyles(resource("styles.tsv"));
    }

    private static List<Style> parseStyles(String table) {
        return table.lines().skip(1).map(Style::parse).toList();
    }

    private static String resource(String name) {
        try (var in = ConceptTable.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new IllegalStateException(FOLDER + name + " is not on the class path; dinoscope-assets has it");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Concept> parseConcepts(String table) {
        var lines = table.lines().toList();
        var header = lines.getFirst().split("\t", -1);
        return lines.stream()
                .skip(1)
                .map(line -> parseConcept(header, line.split("\t", -1)))
                .toList();
    }

    private static Concept parseConcept(String[] header, String[] cells) {
        Map<String, String> icons = new LinkedHashMap<>();
        for (int column = ICON + 1; column < header.length; column++) {
            if (!cells[column].isEmpty()) {
                icons.put(header[column], cells[column].equals("=") ? cells[ICON] : cells[column]);
            }
        }
        var tags = cells[4].isEmpty() ? List.<String>of() : List.of(cells[4].split("\\|"));
        return new Concept(
                cells[0], cells[1], cells[2], cells[3], tags, cells[5].isEmpty() ? cells[0] : cells[5], icons);
    }

    /// The concepts of a label set. Flags are left out of both: 270 of them, hardly told apart at thumbnail size, would
    /// be a seventh of all candidates.
    List<Concept> labelSet(LabelSet wanted) {
        var named = concepts.stream()
                .filter(concept -> !concept.group().equals(FLAGS))
                .toList();
        return switch (wanted) {
            case FULL -> named;
            case COLLAPSED -> collapse(named);
        };
    }

    /// A style that lacks the neutral drawing lends the first variant's, so that each (concept, style) is drawn once.
    private static List<Concept> collapse(List<Concept> concepts) {
        SequencedMap<String, Concept> bases = new LinkedHashMap<>();
        concepts.stream()
                .filter(concept -> concept.variantOf().equals(concept.hexcode()))
                .forEach(base -> bases.put(base.hexcode(), base));
        for (var variant : concepts) {
            var base = bases.get(variant.variantOf());
            if (base != null && !base.equals(variant)) {
                var icons = new LinkedHashMap<>(base.icons());
                variant.icons().forEach(icons::putIfAbsent);
                bases.put(base.hexcode(), base.withIcons(icons));
            }
        }
        return new ArrayList<>(bases.values());
    }
}
