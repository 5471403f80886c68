package dev.dinoscope.engine.data.source;

import dev.dinoscope.engine.data.Splits;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// The files of a source that may have others for validation and test.
///
/// @param valPath the setting `val_path`; blank when there is none
/// @param testPath the setting `test_path`; blank when there is none
/// @param what they are, such as "table"
public record SplitFiles(Path main, String valPath, String testPath, String what) {

    /// Reads one of the files.
    @FunctionalInterface
    public interface Reading {
        /// @param split empty where the file itself may name it
        void read(Path file, String split) throws IOException;
    }

    /// Says which files the source depends on.
    ///
    /// @throws dev.dinoscope.engine.config.ConfigException when a file that is named is not there
    public void addTo(InputFiles files) throws IOException {
        files.add(main);
        if (!valPath.isBlank()) {
            files.add(SourceErrors.existingFile("val_path", valPath, "the validation " + what));
        }
        if (!testPath.isBlank()) {
            files.add(SourceErrors.existingFile("test_path", testPath, "the test " + what));
        }
    }

    /// The folder that the images of all files are below.
    ///
    /// @param imagesOf the folder that the paths in a file start from
    public Path root(UnaryOperator<Path> imagesOf) {
        var folders = new ArrayList<Path>(List.of(imagesOf.apply(main)));
        if (!valPath.isBlank()) {
            folders.add(imagesOf.apply(SourceErrors.absolute("val_path", valPath)));
        }
        if (!testPath.isBlank()) {
            folders.add(imagesOf.apply(SourceErrors.absolute("test_path", testPath)));
        }
        return CommonFolder.of(folders);
    }

    public void forEach(Reading reading) throws IOException {
        reading.read(main, "");
        if (!valPath.isBlank()) {
            reading.read(SourceErrors.absolute("val_path", valPath), Splits.VAL);
        }
        if (!testPath.isBlank()) {
            reading.read(SourceErrors.absolute("test_path", testPath), Splits.TEST);
        }
    }
}
