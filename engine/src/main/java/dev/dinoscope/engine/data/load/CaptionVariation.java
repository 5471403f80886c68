package dev.dinoscope.engine.data.load;

import dev.dinoscope.engine.data.Pair;
import dev.dinoscope.engine.data.seed.SampleRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Chooses and varies the caption of a training sample.
record CaptionVariation(CaptionConfig config) {
    private static final String COMMA = ", ";

    /// Which of an image's captions to take.
    int choose(Pair pair, SampleRandom random) {
        return config.any() ? random.nextInt(pair.captions().size()) : 0;
    }

    String vary(String chosen, SampleRandom random) {
        var caption = chosen;
        if (random.nextFloat() < config.shufflePhrases()) {
            caption = shufflePhrases(caption, random);
        }
        return config.dropWords() > 0 ? dropWords(caption, random) : caption;
    }

    /// "fox, red, animal" → "fox, animal, red": what is named first stays first.
    private static String shufflePhrases(String caption, SampleRandom random) {
        var phrases = List.of(caption.split(COMMA, -1));
        if (phrases.size() < 3) {
            return caption;
        }
        int[] order = IntStream.range(1, phrases.size()).toArray();
        random.shuffle(order);
        return phrases.getFirst()
                + IntStream.of(order).mapToObj(phrases::get).collect(Collectors.joining(COMMA, COMMA, ""));
    }

    private String dropWords(String caption, SampleRandom random) {
        var words = caption.split(" ", -1);
        int spared = random.nextInt(words.length);
        var kept = new ArrayList<String>();
        for (int word = 0; word < words.length; word++) {
            if (random.nextFloat() >= config.dropWords() || word == spared) {
                kept.add(words[word]);
            }
        }
        return String.join(" ", kept);
    }
}
