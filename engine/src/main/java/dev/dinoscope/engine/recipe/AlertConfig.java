package dev.dinoscope.engine.recipe;

import dev.dinoscope.engine.config.Setting;

/// When a run warns of itself; 0 turns an alert off.
public record AlertConfig(
        @Setting(help = "No step for so many times the median step time (and half a minute)", min = 0, advanced = true)
        double stall,

        @Setting(
                help = "A loss so many times its usual scatter above the median of the steps before",
                min = 0,
                advanced = true)
        double spike,

        @Setting(
                help = "Steps whose median and scatter a loss is compared with, and over which waiting is judged",
                unit = "steps",
                min = 10,
                max = 1_000_000,
                advanced = true)
        int window,

        @Setting(
                help = "Steps whose older half is compared with the newer for slow drift",
                unit = "steps",
                min = 16,
                max = 100_000_000,
                advanced = true)
        int driftWindow,

        @Setting(help = "Share by which the loss rises over the drift window", min = 0, advanced = true)
        double lossRise,

        @Setting(help = "Share by which steps become longer over the drift window", min = 0, advanced = true)
        double slowdown,

        @Setting(help = "Share by which resident memory grows over the drift window", min = 0, advanced = true)
        double memoryGrowth,

        @Setting(help = "Share of the step time spent waiting for data", min = 0, max = 1, advanced = true)
        double loaderWait) {

    public AlertConfig() {
        this(20, 10, 200, 1000, 0.05, 0.5, 0.15, 0.5);
    }
}
