package dev.dinoscope.engine.trace;

import java.util.Set;

/// A tensor that a method takes from outside.
public record Input(String name, DType dtype, Shape shape) {
    /// Words of TorchScript, and names that the text of programs uses itself.
    private static final Set<String> TAKEN = Set.of(
            "and",
            "as",
            "assert",
            "break",
            "class",
            "continue",
            "def",
            "del",
            "elif",
            "else",
            "except",
            "finally",
            "for",
            "from",
            "global",
            "if",
            "import",
            "in",
            "is",
            "lambda",
            "nonlocal",
            "not",
            "or",
            "pass",
            "raise",
            "return",
            "try",
            "while",
            "with",
            "yield",
            "self",
            "torch",
            "annotate",
            "p",
            "seed",
            "lr");

    public Input {
        if (!name.matches("[a-z][a-z0-9_]*") || TAKEN.contains(name)) {
            throw new IllegalArgumentException(
                    "input \"" + name + "\" — expected a lower-case identifier that is no word of TorchScript");
        }
    }

    public static Input of(String name, DType dtype, long... dims) {
        return new Input(name, dtype, Shape.of(dims));
    }

    public long bytes() {
        return dtype.bytes() * shape.count();
    }
}
