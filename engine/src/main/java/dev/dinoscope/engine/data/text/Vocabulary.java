package dev.dinoscope.engine.data.text;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Tokens by id and merges by rank, in CLIP's layout: 256 bytes, 256 bytes that end a word, one entry per merge, then
/// start and end of text. The end has the highest id, so that an argmax over ids finds it.
///
/// @param tokens place = id
/// @param merges in order of application; each joins two tokens into one that is in `tokens`
record Vocabulary(List<String> tokens, List<Merge> merges) {
    static final String END_OF_WORD = "</w>";
    static final String START = "<|startoftext|>";
    static final String END = "<|endoftext|>";
    static final int BYTES = 2 * ByteAlphabet.SIZE;
    static final int SPECIALS = 2;

    /// Two neighbouring tokens that become one.
    record Merge(String left, String right) {
        String joined() {
            return left + right;
        }
    }

    Vocabulary {
        tokens = List.copyOf(tokens);
        merges = List.copyOf(merges);
    }

    static Vocabulary of(List<Merge> merges) {
        var tokens = new ArrayList<String>();
        for (var ending : List.of("", END_OF_WORD)) {
            for (int place = 0; place < ByteAlphabet.SIZE; place++) {
                tokens.add(ByteAlphabet.letter(place) + ending);
            }
        }
        merges.forEach(merge -> tokens.add(merge.joined()));
        Collections.addAll(tokens, START, END);
        return new Vocabulary(tokens, merges);
    }

    Map<String, Integer> ids() {
        var ids = new HashMap<String, Integer>();
        for (int id = 0; id < tokens.size(); id++) {
            ids.put(tokens.get(id), id);
        }
        return ids;
    }
}
