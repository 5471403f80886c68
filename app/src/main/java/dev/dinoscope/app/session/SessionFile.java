package dev.dinoscope.app.session;

import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// `session.json` in the Dinoscope folder.
public final class SessionFile {
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private final HomeFile file;

    public SessionFile(Path home) {
        this.file = new HomeFile(home.resolve("session.json"));
    }

    /// The first session when there is no file, or none that can be used: a broken one is set aside.
    ///
    /// @param note told what was wrong and where the file is now
    public SessionState read(Consumer<String> note) {
        return file.read(note).map(text -> parse(text, note)).orElse(SessionState.FIRST);
    }

    public void write(SessionState state, Consumer<String> note) {
        file.write(JSON.writeValueAsString(state), note);
    }

    private SessionState parse(String text, Consumer<String> note) {
        try {
            if (!(JSON.readTree(text) instanceof ObjectNode tree)) {
                file.setAside("It holds no object.", note);
                return SessionState.FIRST;
            }
            var version = tree.path("version").asInt(0);
            if (version < 1 || version > SessionState.VERSION) {
                file.setAside(
                        String.format(
                                Locale.ROOT,
                                "Its version is %d; this Dinoscope knows 1 to %d.",
                                version,
                                SessionState.VERSION),
                        note);
                return SessionState.FIRST;
            }
            // What the file lacks is as in the first session.
            var complete = JSON.<ObjectNode>valueToTree(SessionState.FIRST);
            complete.setAll(tree);
            return JSON.treeToValue(complete, SessionState.class);
        } catch (JacksonException problem) {
            file.setAside(problem.getOriginalMessage(), note);
            return SessionState.FIRST;
        }
    }
}
