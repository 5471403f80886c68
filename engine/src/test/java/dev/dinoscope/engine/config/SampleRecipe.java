package dev.dinoscope.engine.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// A configuration with every kind of setting.
@Setting(help = "A sample recipe")
public record SampleRecipe(
        @Setting(help = "Name of the run") String name,

        @Setting(help = "Seed of everything random", min = 0)
        long seed,

        @Setting(help = "The objective") Objective method,
        @Setting(help = "The optimiser") Optim optim,
        @Setting(help = "Where images come from") Data data) {
    public SampleRecipe() {
        this("sample", 1, new Clip(100, true), new Optim(), new Data());
    }

    @Variants
    public sealed interface Objective {}

    public static final class Objectives implements VariantCatalogue {
        @Override
        public Class<Objective> of() {
            return Objective.class;
        }

        @Override
        public SequencedMap<String, Class<? extends Record>> variants() {
            var types = new LinkedHashMap<String, Class<? extends Record>>();
            types.put("clip", Clip.class);
            types.put("rankclip", RankClip.class);
            return types;
        }
    }

    public record Clip(
            @Setting(help = "Upper limit of the logit scale", above = 0)
            double logitScaleMax,

            @Setting(help = "Learn the logit scale") boolean learnScale)
            implements Objective {
        public Clip() {
            this(50, false);
        }
    }

    public record RankClip(
            @Setting(help = "Ranking order", min = 0, max = 8)
            int order,

            @Setting(help = "Weight of the ranking loss", min = 0, below = 2)
            double weight)
            implements Objective {
        public RankClip() {
            this(3, 0.0625);
        }
    }

    public record Optim(
            @Setting(help = "Peak learning rate", above = 0) double learningRate,

            @Setting(help = "Steps of linear warm-up", unit = "steps", min = 0)
            int warmup,

            @Setting(help = "All steps", unit = "steps", min = 1)
            int steps,

            @Setting(help = "Shape after the warm-up") Decay decay,

            @Setting(help = "Adam's betas", min = 0, below = 1, advanced = true)
            List<Double> betas) {
        public Optim() {
            this(3e-4, 100, 1000, Decay.COSINE, List.of(0.9, 0.98));
        }

        public Optim {
            Refused.unless(warmup < steps, "warmup", warmup, "expected fewer than steps, " + steps);
        }
    }

    public enum Decay {
        COSINE,
        LINEAR_TO_ZERO
    }

    public record Data(
            @Setting(help = "Side of an image", unit = "px", min = 8)
            int imageSize,

            @Setting(
                    help = "Styles",
                    allowed = {"flat", "line", "sketch"})
            List<String> styles,

            @Setting(help = "Sizes of crops", unit = "px") List<Integer> crops,

            @Setting(help = "Folder, or empty for the bundled set")
            String folder) {
        public Data() {
            this(64, List.of("flat"), List.of(), "");
        }
    }
}
