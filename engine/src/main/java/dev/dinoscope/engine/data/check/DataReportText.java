package dev.dinoscope.engine.data.check;

import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/// A data report for people.
public final class DataReportText {
    private static final int NAMED = 10;
    private final StringBuilder text = new StringBuilder();

    private DataReportText() {}

    /// One line or a few for each thing there is to know.
    public static String of(DataReport report) {
        var lines = new DataReportText();
        lines.line("pairs", "%,d   (content hash %s)".formatted(report.pairs(), report.hash()));
        lines.counts("splits", report.splits());
        lines.images(report.images());
        var copies = report.copies();
        lines.line(
                "copies",
                "%,d exact, of them %,d in another split; %,d look alike"
                        .formatted(copies.exact(), copies.acrossSplits(), copies.near()));
        lines.named(copies.named());
        lines.captions(report.captions());
        var rejects = report.rejects();
        if (rejects.captions() > 0) {
            lines.line("no caption", "%,d images; only methods without text use them".formatted(rejects.captions()));
        }
        lines.line(
                "left out",
                "%,d missing images, %,d damaged lines, the rest of %,d damaged files"
                        .formatted(rejects.images(), rejects.lines(), rejects.files()));
        lines.named(rejects.named());
        return lines.text.toString().stripTrailing();
    }

    private void images(DataReport.Images images) {
        line("files", "%,.1f MiB".formatted(images.bytes() / 1048576.0));
        counts("formats", images.formats());
        counts("colours", images.colours());
        counts("shorter side", images.shorterSides());
        line("", "from %,d px to %,d px (the longest side)".formatted(images.smallest(), images.largest()));
        line("broken", "%,d".formatted(images.broken()));
        named(images.brokenNamed());
    }

    private void captions(DataReport.Captions captions) {
        line(
                "captions",
                "%,d, %d to %d an image; %,d are equal to another"
                        .formatted(
                                captions.total(),
                                captions.perImageLeast(),
                                captions.perImageMost(),
                                captions.repeated()));
        captions.mostRepeated().forEach((caption, times) -> line("", "%,d × %s".formatted(times, caption)));
        line(
                "tokens",
                "median %d, longest %d; %.1f %% are longer than the context of %d and are cut"
                        .formatted(
                                captions.medianTokens(),
                                captions.longestTokens(),
                                100 * captions.cutShare(),
                                captions.context()));
    }

    private void counts(String title, SequencedMap<String, Integer> counts) {
        line(title, counts.entrySet().stream().map(DataReportText::count).collect(Collectors.joining(", ")));
    }

    private static String count(Map.Entry<String, Integer> count) {
        return "%s %,d".formatted(count.getKey(), count.getValue());
    }

    private void named(List<String> names) {
        names.stream().limit(NAMED).forEach(name -> line("", "- " + name));
        if (names.size() > NAMED) {
            line("", "- and more; --json names %,d".formatted(names.size()));
        }
    }

    private void line(String title, String value) {
        text.append("%-14s %s%n".formatted(title, value));
    }
}
