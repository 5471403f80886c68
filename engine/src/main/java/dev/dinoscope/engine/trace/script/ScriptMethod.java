package dev.dinoscope.engine.trace.script;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A method written by hand. Its declaration stands once, in its text: who calls it gives arguments by name.
///
/// @param arguments after `self`, in order
/// @param returns type in TorchScript
/// @param body statements without the indentation of the method
public record ScriptMethod(String name, List<Argument> arguments, String returns, List<String> body) {
    private static final Pattern DECLARATION = Pattern.compile("def (\\w+)\\(self(?:, (.*))?\\) -> (.+):");
    private static final String INDENT = "  ";

    /// @param type in TorchScript, such as `List[Tensor]`
    public record Argument(String name, String type) {
        private static Argument parse(String text) {
            int colon = text.indexOf(": ");
            return new Argument(text.substring(0, colon), text.substring(colon + 2));
        }
    }

    public ScriptMethod {
        arguments = List.copyOf(arguments);
        body = List.copyOf(body);
        HashSet<String> names = new HashSet<>();
        for (Argument argument : arguments) {
            if (!names.add(argument.name())) {
                throw new IllegalArgumentException("method " + name + " takes two arguments called " + argument.name());
            }
        }
    }

    static ScriptMethod parse(List<String> lines) {
        Matcher declaration = DECLARATION.matcher(lines.getFirst());
        if (!declaration.matches()) {
            throw new IllegalStateException("no declaration of a method: " + lines.getFirst());
        }
        String arguments = declaration.group(2);
        return new ScriptMethod(
                declaration.group(1),
                arguments == null
                        ? List.of()
                        : Arrays.stream(arguments.split(", "))
                                .map(Argument::parse)
                                .toList(),
                declaration.group(3),
                lines.stream().skip(1).map(ScriptMethod::outdented).toList());
    }

    private static String outdented(String line) {
        if (!line.startsWith(INDENT)) {
            throw new IllegalStateException("a line outside its method: " + line);
        }
        return line.substring(INDENT.length());
    }

    /// `update(self, p: List[Tensor], loss: Tensor) -> Tensor`
    public String declaration() {
        String declared = arguments.stream()
                .map(argument -> ", " + argument.name() + ": " + argument.type())
                .collect(Collectors.joining());
        return name + "(self" + declared + ") -> " + returns;
    }
}
