package dev.dinoscope.engine.crash;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// A run of seconds that does all that a long one does: evaluates, takes snapshots, writes checkpoints, averages.
final class TinyRun {
    static final int STEPS = 60;
    static final int CHECKPOINTS = 12;

    static final String RECIPE = String.format(Locale.ROOT, """
            data:
              source: {name: pictograms, styles: [noto-v1], image_size: 32}
              vocabulary: 520
            model:
              embed: 16
              image: {size: 32, patch: 8, stem_channels: [8, 8, 16], width: 24, heads: 2, drop_path: 0.1}
              text: {width: 16, heads: 2}
            train: {max_steps: %d, batch: 8, checkpoint_every: 5, ema: 0.9, device: cpu, threads: 1}
            probe: {every: 7, pairs: 3}
            eval: {every: 24, splits: [val, unseen]}
            """, STEPS);

    /// More settings, apart by `;`, such as another method.
    static final List<String> SETTINGS = Stream.of(
                    System.getProperty("dinoscope.crash.settings", "").split(";"))
            .filter(setting -> !setting.isBlank())
            .toList();

    private TinyRun() {}
}
