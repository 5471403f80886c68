package dev.dinoscope.engine.compare;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Ways to write a comparison down. Defaults are marked with a star.
public enum ComparisonText {
    MARKDOWN {
        @Override
        public String of(Comparison comparison) {
            var text = new StringBuilder();
            for (var section : filled(comparison)) {
                text.append("**").append(section.title()).append("**\n\n");
                line(text, Stream.concat(Stream.of(""), comparison.runs().stream()), "| ", " | ", " |\n", this::pipes);
                text.append("|---".repeat(comparison.runs().size() + 1)).append("|\n");
                section.rows().forEach(row -> line(text, cells(row, "*"), "| ", " | ", " |\n", this::pipes));
                text.append('\n');
            }
            return text.toString();
        }

        private String pipes(String cell) {
            return cell.replace("|", "\\|").replace("\n", " ");
        }
    },
    CSV {
        @Override
        public String of(Comparison comparison) {
            var text = new StringBuilder();
            line(
                    text,
                    Stream.concat(Stream.of("section", "key"), comparison.runs().stream()),
                    "",
                    ",",
                    "\n",
                    this::quoted);
            for (var section : comparison.sections()) {
                for (var row : section.rows()) {
                    line(text, Stream.concat(Stream.of(section.title()), cells(row, "")), "", ",", "\n", this::quoted);
                }
            }
            return text.toString();
        }

        private String quoted(String cell) {
            return cell.matches("(?s).*[\",\n].*") ? "\"" + cell.replace("\"", "\"\"") + "\"" : cell;
        }
    },
    LATEX {
        @Override
        public String of(Comparison comparison) {
            var text = new StringBuilder("\\begin{tabular}{l")
                    .append("r".repeat(comparison.runs().size()))
                    .append("}\n\\toprule\n");
            line(text, Stream.concat(Stream.of(""), comparison.runs().stream()), "", " & ", " \\\\\n", this::escaped);
            for (var section : filled(comparison)) {
                text.append("\\midrule\n");
                section.rows().forEach(row -> line(text, cells(row, "*"), "", " & ", " \\\\\n", this::escaped));
            }
            return text.append("\\bottomrule\n\\end{tabular}\n").toString();
        }

        private String escaped(String cell) {
            return cell.replace("\\", "\\textbackslash ")
                    .replaceAll("([&%$#_{}])", "\\\\$1")
                    .replace("–", "--")
                    .replace("~", "\\textasciitilde ")
                    .replace("^", "\\textasciicircum ");
        }
    };

    public abstract String of(Comparison comparison);

    public String title() {
        return this == LATEX ? "LaTeX" : this == CSV ? "CSV" : "Markdown";
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static List<Comparison.Section> filled(Comparison comparison) {
        return comparison.sections().stream()
                .filter(section -> !section.rows().isEmpty())
                .toList();
    }

    private static Stream<String> cells(Comparison.Row row, String mark) {
        return Stream.concat(
                Stream.of(row.key()), row.cells().stream().map(cell -> cell.text() + (cell.usual() ? mark : "")));
    }

    private static void line(
            StringBuilder text,
            Stream<String> cells,
            String begin,
            String between,
            String end,
            Function<String, String> write) {
        text.append(cells.map(write).collect(Collectors.joining(between, begin, end)));
    }
}
