package dev.dinoscope.engine.data.look;

import dev.dinoscope.engine.data.Progress;
import java.util.function.Consumer;

/// Passes progress on when it has moved by a percent: nobody need hear of each drawing.
public final class Percents implements Progress {
    private final Consumer<? super DataEvent.Advance> told;
    private String stage = "";
    private long percent = -1;

    public Percents(Consumer<? super DataEvent.Advance> told) {
        this.told = told;
    }

    @Override
    public void report(String nowStage, long done, long total) {
        long now = total > 0 ? 100 * done / total : -1;
        if (now != percent || !nowStage.equals(stage)) {
            percent = now;
            stage = nowStage;
            told.accept(new DataEvent.Advance(nowStage, done, total));
        }
    }

    @Override
    public void note(String message) {
        told.accept(new DataEvent.Advance(message, 0, 0));
    }
}
