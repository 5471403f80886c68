package dev.dinoscope.engine.data.load;

import dev.dinoscope.engine.config.Setting;

/// How training captions are varied.
public record CaptionConfig(
        @Setting(help = "Take any of an image's captions each time, instead of always the first")
        boolean any,

        @Setting(
                help = "Probability of putting the phrases after a caption's first comma into another order",
                min = 0,
                max = 1)
        double shufflePhrases,

        @Setting(help = "Probability of leaving out each word (one always stays)", min = 0, max = 1)
        double dropWords) {

    /// Any caption, its phrases in any order.
    public CaptionConfig() {
        this(true, 0.5, 0.0);
    }
}
