package dev.dinoscope.engine.torch.library;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Finds the PyTorch of this machine's Python installations: the active environment, the one `python3` runs,
/// and the environments of conda. PyTorch is located, not imported.
public final class PythonSearch {
    private static final String WHERE =
            "import importlib.util as u; s = u.find_spec('torch'); print(s.submodule_search_locations[0] if s else '')";
    private static final long PATIENCE_SECONDS = 20;
    private static final List<String> CONDAS =
            List.of("miniconda3", "anaconda3", "miniforge3", "mambaforge", "micromamba", ".conda");

    private final Map<String, String> environment;

    public PythonSearch(Map<String, String> environment) {
        this.environment = environment;
    }

    /// @return folders of libraries that exist, the likeliest first, each once
    public List<Path> find() throws InterruptedException {
        Set<Path> found = new LinkedHashSet<>();
        for (String active : List.of("VIRTUAL_ENV", "CONDA_PREFIX")) {
            given(active).ifPresent(prefix -> packages(prefix).forEach(found::add));
        }
        for (String python : List.of("python3", "python")) {
            ask(python).ifPresent(found::add);
        }
        for (String here : List.of(".venv", "venv")) {
            packages(Path.of(here).toAbsolutePath()).forEach(found::add);
        }
        condaEnvironments().flatMap(PythonSearch::packages).forEach(found::add);
        return found.stream().map(PythonSearch::real).distinct().toList();
    }

    private Optional<Path> given(String variable) {
        return Optional.ofNullable(environment.get(variable))
                .filter(value -> !value.isBlank())
                .map(Path::of);
    }

    private Stream<Path> condaEnvironments() {
        List<Path> roots = new ArrayList<>();
        given("CONDA_EXE").map(Path::getParent).map(Path::getParent).ifPresent(roots::add);
        given("HOME").ifPresent(home -> CONDAS.forEach(name -> roots.add(home.resolve(name))));
        return roots.stream().flatMap(root -> Stream.concat(Stream.of(root), children(root.resolve("envs")).stream()));
    }

    private static Stream<Path> packages(Path prefix) {
        return Stream.concat(
                        children(prefix.resolve("lib")).stream()
                                .filter(folder ->
                                        folder.getFileName().toString().startsWith("python3"))
                                .map(folder -> folder.resolve("site-packages/torch/lib")),
                        Stream.of(prefix.resolve("Lib/site-packages/torch/lib")))
                .filter(Files::isDirectory);
    }

    private static List<Path> children(Path folder) {
        List<Path> children = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            stream.forEach(children::add);
        } catch (IOException absent) {
            return List.of();
        }
        return children.stream().sorted().toList();
    }

    private Optional<Path> ask(String python) throws InterruptedException {
        try {
            ProcessBuilder question =
                    new ProcessBuilder(python, "-c", WHERE).redirectError(ProcessBuilder.Redirect.DISCARD);
            question.environment().clear();
            question.environment().putAll(environment);
            Process process = question.start();
            try (var answer = process.inputReader()) {
                if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                    return Optional.empty();
                }
                return answer.lines()
                        .filter(line -> !line.isBlank())
                        .findFirst()
                        .map(found -> Path.of(found).resolve("lib"))
                        .filter(Files::isDirectory);
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException notInstalled) {
            return Optional.empty();
        }
    }

    private static Path real(Path folder) {
        try {
            return folder.toRealPath();
        } catch (IOException e) {
            return folder;
        }
    }
}
