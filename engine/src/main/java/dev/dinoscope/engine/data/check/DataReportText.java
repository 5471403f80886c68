package dev.dinoscope.engine.data.check;

import dev.dinoscope.engine.data.PassedOver;
import java.util.List;
import java.util.Locale;
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
        lines.line("pairs", String.format(Locale.ROOT, "%,d   (content hash %s)", report.pairs(), report.hash()));
        lines.counts("splits", report.splits());
        lines.images(report.images());
        var copies = report.copies();
        lines.line(
                "copies",
                String.format(
                        Locale.ROOT,
                        "%,d exact, of them %,d in another split; %,d look alike",
                        copies.exact(),
                        copies.acrossSplits(),
                        copies.near()));
        lines.named(copies.named());
        lines.captions(report.captions());
        var rejects = report.rejects();
        if (rejects.captions() > 0) {
            lines.line(
                    "no caption",
                    String.format(Locale.ROOT, "%,d images; only methods without text use them", rejects.captions()));
        }
        lines.line(
                "left out",
                String.format(
                        Locale.ROOT,
                        "%,d missing or unfit images, %,d damaged lines, the rest of %,d damaged files",
                        rejects.images(),
                        rejects.lines(),
                        rejects.files()));
        lines.named(rejects.named());
        lines.passedOver(rejects.passedOver());
        lines.verdict(report.verdict());
        return lines.text.toString().stripTrailing();
    }

    private void passedOver(List<PassedOver> kinds) {
        if (kinds.isEmpty()) {
            line("passed over", "nothing");
        }
        for (int kind = 0; kind < kinds.size(); kind++) {
            line(kind == 0 ? "passed over" : "", kinds.get(kind).text());
        }
    }

    private void verdict(Verdict verdict) {
        line("verdict", verdict.isUsable() ? "a run can use these data" : "a run cannot use these data");
        verdict.problems().forEach(problem -> ("- " + problem).lines().forEach(part -> line("", part)));
    }

    private void images(DataReport.Images images) {
        line("files", String.format(Locale.ROOT, "%,.1f MiB", images.bytes() / 1048576.0));
        counts("formats", images.formats());
        counts("colours", images.colours());
        counts("shorter side", images.shorterSides());
        line(
                "",
                String.format(
                        Locale.ROOT, "from %,d px to %,d px (the longest side)", images.smallest(), images.largest()));
        line("broken", String.format(Locale.ROOT, "%,d", images.broken()));
        named(images.brokenNamed());
    }

    private void captions(DataReport.Captions captions) {
        line(
                "captions",
                String.format(
                        Locale.ROOT,
                        "%,d, %d to %d an image; %,d are equal to another",
                        captions.total(),
                        captions.perImageLeast(),
                        captions.perImageMost(),
                        captions.repeated()));
        if (captions.withLineBreaks() > 0) {
            line("", String.format(Locale.ROOT, "%,d hold line breaks", captions.withLineBreaks()));
        }
        captions.mostRepeated()
                .forEach((caption, times) -> line("", String.format(Locale.ROOT, "%,d × %s", times, caption)));
        line(
                "tokens",
                String.format(
                        Locale.ROOT,
                        "median %d, longest %d; %.1f %% are longer than the context of %d and are cut",
                        captions.medianTokens(),
                        captions.longestTokens(),
                        100 * captions.cutShare(),
                        captions.context()));
    }

    private void counts(String title, SequencedMap<String, Integer> counts) {
        line(title, counts.entrySet().stream().map(DataReportText::count).collect(Collectors.joining(", ")));
    }

    private static String count(Map.Entry<String, Integer> count) {
        return String.format(Locale.ROOT, "%s %,d", count.getKey(), count.getValue());
    }

    private void named(List<String> names) {
        names.stream().limit(NAMED).forEach(name -> line("", "- " + name));
        if (names.size() > NAMED) {
            line("", String.format(Locale.ROOT, "- and more; --json names %,d", names.size()));
        }
    }

    private void line(String title, String value) {
        text.append(String.format(Locale.ROOT, "%-14s %s%n", title, shown(value)));
    }

    /// Names and captions are foreign: line breaks of theirs must not look like ours, nor steer the terminal.
    private static String shown(String foreign) {
        return foreign.replaceAll("\\R", "↵").replaceAll("\\p{Cntrl}", "�");
    }
}
