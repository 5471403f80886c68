package dev.dinoscope.engine.data.load;

import dev.dinoscope.engine.data.Pair;
import dev.dinoscope.engine.data.seed.SampleRandom;
import java.util.Arrays;
import java.util.stream.IntStream;

/// Another caption of an image: one of its others where there are any, else a variation of the one it has, by
/// the operations of EDA (Wei and Zou 2019) that need no dictionary, and a template. ALIP means captions that
/// a model wrote of the image; with variations it is not what its authors trained (docs/methods.md, eq. 9).
///
/// @param text never the first caption itself
/// @param variation whether it was made of the first
record SecondCaption(String text, boolean variation) {
    private static final String TEMPLATE = "a picture of ";
    private static final int WORDS_PER_CHANGE = 10;

    /// @param first number of the caption taken first
    static SecondCaption of(Pair pair, int first, SampleRandom random) {
        var captions = pair.captions();
        var taken = captions.get(first);
        int[] others = IntStream.range(0, captions.size())
                .filter(i -> !captions.get(i).equals(taken))
                .toArray();
        return others.length > 0
                ? new SecondCaption(captions.get(others[random.nextInt(others.length)]), false)
                : new SecondCaption(varied(taken, random), true);
    }

    private static String varied(String caption, SampleRandom random) {
        var words = caption.split(" ", -1);
        int changes = Math.max(1, words.length / WORDS_PER_CHANGE);
        var changed = switch (words.length < 3 ? 0 : random.nextInt(3)) {
            case 0 -> TEMPLATE + caption;
            case 1 -> swapped(words, changes, random);
            default -> shortened(words, changes, random);
        };
        return changed.equals(caption) ? TEMPLATE + caption : changed;
    }

    private static String swapped(String[] words, int times, SampleRandom random) {
        for (int i = 0; i < times; i++) {
            int one = random.nextInt(words.length);
            int other = random.nextInt(words.length);
            var kept = words[one];
            words[one] = words[other];
            words[other] = kept;
        }
        return String.join(" ", words);
    }

    private static String shortened(String[] words, int times, SampleRandom random) {
        var left = words;
        for (int i = 0; i < times; i++) {
            int gone = random.nextInt(left.length);
            var before = left;
            left = IntStream.range(0, before.length)
                    .filter(word -> word != gone)
                    .mapToObj(word -> before[word])
                    .toArray(String[]::new);
        }
        return String.join(" ", Arrays.asList(left));
    }
}
