package dev.dinoscope.engine.data.load;

/// Which sample a batch in the making is at, for whoever waits for it in vain.
final class LoadWork {
    private volatile int row = -1;

    void at(int row) {
        this.row = row;
    }

    /// -1 before the first sample.
    int row() {
        return row;
    }
}
