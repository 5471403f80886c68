package dev.dinoscope.engine.data.look;

import dev.dinoscope.engine.data.Attribution;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// What a look at data tells, one thing after the other: how far it is, whom the data come from, and, once they are
/// ready, what is in them.
public sealed interface DataEvent {

    /// How far the look is.
    ///
    /// @param stage what is being done, in words for people
    /// @param total 0 when unknown
    record Advance(String stage, long done, long total) implements DataEvent {}

    /// Known before anything is made ready.
    ///
    /// @param checkable whether a check makes sense: data that users bring, rather than those we draw
    /// @param ready whether the data are ready to train on
    record Origin(List<Attribution> attributions, boolean checkable, boolean ready) implements DataEvent {
        public Origin {
            attributions = List.copyOf(attributions);
        }
    }

    /// Prepared pairs in numbers.
    ///
    /// @param hash of the content
    /// @param side of the images shown in pixels, as height × width
    /// @param splits split → number of pairs
    /// @param styles style → number of pairs
    record Summary(
            String hash,
            int pairs,
            int concepts,
            String side,
            SequencedMap<String, Integer> splits,
            SequencedMap<String, Integer> styles)
            implements DataEvent {
        public Summary {
            splits = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(splits));
            styles = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(styles));
        }
    }

    /// One pair, its image made small.
    ///
    /// @param rgb uint8 [height, width, 3]; not copied
    @SuppressWarnings("ArrayRecordComponent") // on its way from one process to the other; compared by nobody
    record Sample(int height, int width, byte[] rgb, String caption, String split, String style) implements DataEvent {}

    /// What a check has found, for people.
    record Report(String text) implements DataEvent {}
}
