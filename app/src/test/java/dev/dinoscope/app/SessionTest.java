package dev.dinoscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dinoscope.app.session.Memory;
import dev.dinoscope.app.session.SessionFile;
import dev.dinoscope.app.session.SessionState;
import dev.dinoscope.app.session.WindowPlace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SessionTest {
    private static final Rectangle2D LAPTOP = new Rectangle2D(0, 0, 1366, 740);
    private static final Rectangle2D BESIDE = new Rectangle2D(1366, -200, 2560, 1440);

    private final List<String> notes = new ArrayList<>();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path home;

    @Test
    void comesBackAsItWas() {
        var state = new SessionState(
                1,
                new WindowPlace(12, 30, 1200, 800, true),
                false,
                345,
                List.of("runs", "curves"),
                "curves",
                Map.of("curves", Map.of("smoothing", 0.25, "runs", List.of("a", "b"))),
                List.of("run.new"));
        var file = new SessionFile(home);
        file.write(state, notes::add);
        assertThat(file.read(notes::add)).isEqualTo(state);
        assertThat(notes).isEmpty();
        assertThat(home).isDirectoryContaining("glob:**session.json");
        assertThat(home.toFile().list()).as("no temporary file stays").hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "{\"version\": 99}",
                "{\"version\": 1, \"window\": 3}",
                "{\"version\": 1, \"views\": null}",
                "{\"version\": 1, \"window\": {\"x\": \"left\"}}"
            })
    void aBrokenFileIsSetAsideWithANote(String text) throws IOException {
        var file = home.resolve("session.json");
        Files.writeString(file, text);
        assertThat(new SessionFile(home).read(notes::add)).isEqualTo(SessionState.FIRST);
        assertThat(notes).hasSize(1).first().asString().contains("session.json.broken");
        assertThat(home.resolve("session.json.broken")).hasContent(text);
        assertThat(file).doesNotExist();
    }

    @Test
    void whatAFileLacksIsAsInTheFirstSession() throws IOException {
        Files.writeString(home.resolve("session.json"), "{\"version\": 1, \"front\": \"data\", \"later\": 1}");
        var state = new SessionFile(home).read(notes::add);
        assertThat(state.front()).isEqualTo("data");
        assertThat(state.window()).isEqualTo(WindowPlace.DEFAULT);
        assertThat(notes).isEmpty();
    }

    @Test
    void aWindowOfAScreenThatHasGoneComesBackOntoTheFirst() {
        var place = new WindowPlace(2000, -100, 1200, 700, false);
        assertThat(place.on(List.of(LAPTOP, BESIDE))).isEqualTo(place);
        var moved = place.on(List.of(LAPTOP));
        assertThat(new Rectangle2D(moved.x(), moved.y(), moved.width(), moved.height()))
                .isEqualTo(new Rectangle2D(83, 20, 1200, 700));
    }

    @Test
    void aWindowIsNeverLargerThanItsScreen() {
        var place = new WindowPlace(0, 0, 5000, 3000, false).on(List.of(LAPTOP));
        assertThat(place.width()).isEqualTo(1366);
        assertThat(place.height()).isEqualTo(740);
    }

    @Test
    void valuesThatDoNotFitAreForgotten() {
        var smoothing = new SimpleDoubleProperty(0.6);
        var log = new SimpleBooleanProperty();
        var runs = new ArrayList<String>();
        var memory = new Memory()
                .number("smoothing", 0, 0.99, smoothing)
                .flag("log", log)
                .texts("runs", () -> runs, runs::addAll);
        memory.recall(Map.of("smoothing", 7, "log", "yes", "runs", List.of(1, 2), "unknown", true));
        assertThat(smoothing.get()).isEqualTo(0.6);
        assertThat(log.get()).isFalse();
        assertThat(runs).isEmpty();
        memory.recall(Map.of("smoothing", 0, "log", true, "runs", List.of("a")));
        assertThat(memory.values()).isEqualTo(Map.of("smoothing", 0.0, "log", true, "runs", List.of("a")));
    }
}
