package dev.dinoscope.engine.torch;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One line of what [SelfTestProcess] prints: a mark, a kind, and fields between tabs. Lines without the mark
/// are others', such as a crashing JVM's.
sealed interface SelfTestLine {
    String MARK = "dinoscope-self-test";
    /// Stands for a line break inside a field: ASCII's record separator.
    char NEW_LINE = 0x1e;

    /// The device that is tried next.
    record OnDevice(String device, String description) implements SelfTestLine {}

    record Tried(SelfTest.Check check) implements SelfTestLine {}

    /// It cannot be used, in words for people.
    record Refused(String message) implements SelfTestLine {}

    /// The last line of a process that came to its end.
    record Done() implements SelfTestLine {}

    default String text() {
        return switch (this) {
            case OnDevice(String device, String description) -> line("device", device, description);
            case Tried(SelfTest.Check(String name, boolean passed, String detail)) ->
                line("check", name, String.valueOf(passed), detail);
            case Refused(String message) -> line("refused", message);
            case Done() -> line("done");
        };
    }

    private static String line(String... fields) {
        return Stream.concat(Stream.of(MARK), Stream.of(fields))
                .map(field -> field.replace("\t", " ").replace('\n', NEW_LINE))
                .collect(Collectors.joining("\t"));
    }

    /// @return empty for a line of somebody else
    static Optional<SelfTestLine> parse(String line) {
        String[] field = line.split("\t", -1);
        if (field.length < 2 || !field[0].equals(MARK)) {
            return Optional.empty();
        }
        for (int i = 0; i < field.length; i++) {
            field[i] = field[i].replace(NEW_LINE, '\n');
        }
        return switch (field[1]) {
            case "device" -> Optional.of(new OnDevice(field[2], field[3]));
            case "check" ->
                Optional.of(new Tried(new SelfTest.Check(field[2], Boolean.parseBoolean(field[3]), field[4])));
            case "refused" -> Optional.of(new Refused(field[2]));
            default -> Optional.of(new Done());
        };
    }
}
