package dev.dinoscope.engine.optim;

/// When DINOv3 copies its EMA teacher into the Gram teacher: after every `every` steps from `first` on, at most `most`
/// times.
///
/// @param first number of steps done at the first refresh
public record GramRefresh(long first, long every, long most) {
    /// Whether the teacher is refreshed after this step, counted from 0.
    public boolean after(long step) {
        long done = step + 1;
        if (done < first || (done - first) % every != 0) {
            return false;
        }
        return (done - first) / every < most;
    }
}
