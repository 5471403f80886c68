package dev.dinoscope.engine.optim;

/// When DINOv3 copies its EMA teacher into the Gram teacher: after every `every` steps, counted from the
/// start of the run, once `first` steps are done, at most `most` times.
///
/// @param first number of steps done before the first refresh at the earliest
public record GramRefresh(long first, long every, long most) {
    public GramRefresh {
        if (first < 1 || every < 1 || most < 0) {
            throw new IllegalArgumentException("Gram refresh: first " + first + ", every " + every + ", at most " + most
                    + " — expected 1 or more, 1 or more, 0 or more");
        }
    }

    /// Whether the teacher is refreshed after this step, counted from 0.
    public boolean after(long step) {
        long done = step + 1;
        return done >= first && done % every == 0 && done / every - (first - 1) / every <= most;
    }
}
