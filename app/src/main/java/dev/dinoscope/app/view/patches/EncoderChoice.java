package dev.dinoscope.app.view.patches;

import dev.dinoscope.app.session.Memory;
import dev.dinoscope.engine.run.snapshot.SnapshotInfo;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// Which image encoders are looked at. A name that a snapshot does not have stands for none, and is kept for
/// the next.
public final class EncoderChoice {
    /// Instead of a name: the encoder that stands for the model; beside it, none.
    public static final String DEFAULT = "";

    private final StringProperty main = new SimpleStringProperty(DEFAULT);
    private final StringProperty beside = new SimpleStringProperty(DEFAULT);

    public StringProperty mainProperty() {
        return main;
    }

    public StringProperty besideProperty() {
        return beside;
    }

    void onChange(Runnable changed) {
        main.subscribe(_ -> changed.run());
        beside.subscribe(_ -> changed.run());
    }

    /// The next of the encoders to look at, around the end.
    void next(PatchFrames now) {
        main.set(after(now.main().encoder(), now.encoders()));
    }

    /// The next of the encoders to see beside, after the last one none.
    void nextBeside(PatchFrames now) {
        var others = now.encoders().stream()
                .filter(name -> !name.equals(now.main().encoder()))
                .toList();
        var choices = Stream.concat(Stream.of(DEFAULT), others.stream()).toList();
        beside.set(after(now.beside().map(PatchFrame::encoder).orElse(DEFAULT), choices));
    }

    private static String after(String name, List<String> names) {
        return names.get((names.indexOf(name) + 1) % names.size());
    }

    Memory remember(Memory memory) {
        return memory.text("encoder", main).text("beside", beside);
    }

    Names now() {
        return new Names(main.get(), beside.get());
    }

    /// A choice that does not change.
    ///
    /// @param beside [#DEFAULT] for none
    record Names(String main, String beside) {
        String main(SnapshotInfo snapshot) {
            return snapshot.grids().containsKey(main) ? main : snapshot.encoder();
        }

        Optional<String> beside(SnapshotInfo snapshot) {
            return snapshot.grids().containsKey(beside) && !beside.equals(main(snapshot))
                    ? Optional.of(beside)
                    : Optional.empty();
        }
    }
}
