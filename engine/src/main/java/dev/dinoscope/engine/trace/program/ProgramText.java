package dev.dinoscope.engine.trace.program;

import dev.dinoscope.engine.trace.SourceLine;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The text of a program.
///
/// @param lines of TorchScript; comments carry the module path and the Java line
/// @param origins of lines, counted from 1
/// @param ownConvolutions by their number the lines that read otherwise under [ConvolutionKernels#OWN]
record ProgramText(List<String> lines, Map<Integer, SourceLine> origins, Map<Integer, String> ownConvolutions) {
    ProgramText {
        lines = List.copyOf(lines);
        origins = Map.copyOf(origins);
        ownConvolutions = Map.copyOf(ownConvolutions);
    }

    String with(ConvolutionKernels kernels) {
        return switch (kernels) {
            case FASTEST -> joined(lines);
            case OWN ->
                joined(IntStream.range(0, lines.size())
                        .mapToObj(i -> ownConvolutions.getOrDefault(i + 1, lines.get(i)))
                        .toList());
        };
    }

    private static String joined(List<String> lines) {
        return lines.stream().collect(Collectors.joining("\n", "", "\n"));
    }
}
