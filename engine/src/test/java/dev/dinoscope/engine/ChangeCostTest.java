package dev.dinoscope.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What a change costs, counted on something that is there: `docs/architecture.md`, "What a change costs". That of a
/// view is
/// counted in `app`.
class ChangeCostTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final String MAIN = "engine/src/main/java/dev/dinoscope/engine/";
    private static final String TESTS = "engine/src/test/java/dev/dinoscope/engine/";
    private static final String VECTORS = "engine/src/main/resources/dev/dinoscope/engine/verify/";
    private static final String RECIPES = "assets/src/main/resources/dinoscope/recipes/";

    /// @param name what shows that a file knows of it
    /// @param files all that it took
    /// @param users files or folders of those for whom it was made, or that tell of it
    private record Addition(String what, String name, List<String> files, List<String> users) {
        boolean knows(Path file) {
            try {
                return Pattern.compile(name).matcher(Files.readString(file)).find();
            } catch (IOException unreadable) {
                throw new AssertionError(unreadable);
            }
        }

        boolean accountsFor(String file) {
            return files.contains(file) || users.stream().anyMatch(file::startsWith);
        }

        @Override
        public String toString() {
            return what;
        }
    }

    static Stream<Addition> additions() {
        return Stream.of(
                new Addition(
                        "a loss",
                        "CyclicConsistency|CyclipCheck|\"cyclip\"|`cyclip`, `learner",
                        List.of(
                                MAIN + "loss/CyclicConsistency.java",
                                MAIN + "verify/loss/CyclipCheck.java",
                                MAIN + "verify/GoldenChecks.java",
                                VECTORS + "cyclip.json",
                                TESTS + "loss/ContrastivePropertiesTest.java",
                                "docs/methods.md"),
                        List.of(
                                MAIN + "method/cyclip/",
                                MAIN + "catalogue/",
                                VECTORS + "learner_cyclip.json",
                                "docs/architecture.md")),
                new Addition(
                        "a method",
                        "CyClip\\b|CyClipLearner|CyClipObjective|cyclip\\b",
                        List.of(
                                MAIN + "method/cyclip/CyClip.java",
                                MAIN + "method/cyclip/CyClipObjective.java",
                                MAIN + "method/cyclip/CyClipLearner.java",
                                MAIN + "method/cyclip/package-info.java",
                                MAIN + "catalogue/TrainingMethods.java",
                                VECTORS + "learner_cyclip.json",
                                TESTS + "method/ClipFamilyTest.java",
                                RECIPES + "cyclip.yaml",
                                RECIPES + "index.txt",
                                "docs/methods.md"),
                        List.of(
                                MAIN + "loss/",
                                MAIN + "verify/",
                                VECTORS + "cyclip.json",
                                RECIPES + "matched/",
                                // Written by `dinoscope recipes --settings`.
                                "docs/settings.md",
                                "docs/architecture.md",
                                "docs/benchmarks.md")),
                new Addition(
                        "a data source",
                        "Karpathy|karpathy",
                        List.of(
                                MAIN + "data/source/json/KarpathyCaptions.java",
                                MAIN + "data/source/json/KarpathySamples.java",
                                MAIN + "data/source/json/package-info.java",
                                MAIN + "data/catalogue/PairSources.java",
                                MAIN + "data/catalogue/SourceRecognition.java",
                                TESTS + "data/source/json/CaptionsJsonTest.java",
                                "docs/data.md"),
                        List.of("docs/settings.md", "docs/benchmarks.md", "docs/architecture.md")));
    }

    @ParameterizedTest
    @MethodSource("additions")
    void nothingElseKnowsOfIt(Addition addition) throws IOException {
        for (var file : addition.files()) {
            assertThat(ROOT.resolve(file)).isRegularFile().matches(addition::knows, "knows of it");
        }
        assertThat(knowing(addition))
                .filteredOn(file -> !addition.accountsFor(file))
                .isEmpty();
    }

    /// Of what is built and told, not of tests: those of other things may take it as their example.
    private static List<String> knowing(Addition addition) throws IOException {
        var knowing = new ArrayList<String>();
        for (var folder : List.of("engine/src/main", "viz/src/main", "app/src/main", "assets/src/main", "docs")) {
            try (var files = Files.walk(ROOT.resolve(folder))) {
                files.filter(file -> file.toString().matches(".*\\.(java|yaml|txt|md|json)"))
                        .filter(addition::knows)
                        .forEach(file ->
                                knowing.add(ROOT.relativize(file).toString().replace('\\', '/')));
            }
        }
        return knowing;
    }
}
