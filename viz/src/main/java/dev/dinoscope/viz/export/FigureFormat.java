package dev.dinoscope.viz.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Kinds of figure files.
public enum FigureFormat {
    /// Pixels, with their resolution (pHYs chunk).
    PNG,
    /// Vectors, fonts embedded as far as they are used.
    PDF,
    /// Vectors and text that can be edited.
    SVG;

    public String extension() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The format that a file's name asks for.
    ///
    /// @throws IllegalArgumentException for another ending, naming those there are
    public static FigureFormat of(Path file) {
        var name = file.toString().toLowerCase(Locale.ROOT);
        return Stream.of(values())
                .filter(format -> name.endsWith("." + format.extension()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(file + " — expected a name that ends in "
                        + Stream.of(values()).map(f -> "." + f.extension()).collect(Collectors.joining(" or "))));
    }

    /// Writes the figure; the file appears complete or not at all. May take a second: not for the JavaFX thread.
    ///
    /// @throws IOException naming the file
    public void write(Figure figure, FigureStyle style, FigureInfo info, Path file) throws IOException {
        var target = file.toAbsolutePath();
        var draft = target.resolveSibling("." + target.getFileName() + ".part");
        try {
            try (var out = Files.newOutputStream(draft)) {
                write(figure, style, info, out);
            }
            moveIntoPlace(draft, target);
        } catch (IOException fault) {
            throw new IOException("cannot write figure " + target + ": " + fault.getMessage(), fault);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private void write(Figure figure, FigureStyle style, FigureInfo info, OutputStream out) throws IOException {
        switch (this) {
            case PNG -> PngFigure.write(figure, style, info, out);
            case PDF -> PdfFigure.write(figure, style, info, out);
            case SVG -> SvgFigure.write(figure, style, info, out);
        }
    }

    private static void moveIntoPlace(Path draft, Path target) throws IOException {
        try {
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException _) {
            Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
