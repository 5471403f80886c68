package dev.dinoscope.engine.data.text;

import dev.dinoscope.engine.files.RefusedFileException;
import java.nio.file.Path;

/// What makes a file no tokenizer that can be used here, in words that name the place in it.
final class TokenizerFault {
    private TokenizerFault() {}

    /// @param otherwise goes on from the path: `model.merges is no list`
    /// @throws RefusedFileException when the condition does not hold
    static void require(Path file, boolean condition, String otherwise) throws RefusedFileException {
        if (!condition) {
            throw of(file, otherwise);
        }
    }

    static RefusedFileException of(Path file, String fault) {
        return new RefusedFileException(file, "is no tokenizer that can be used here: " + fault);
    }
}
