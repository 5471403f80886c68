package dev.dinoscope.viz.export;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// What a figure shows and where its numbers come from; written into the file, so that each can be traced back.
///
/// @param caption for the paper, plain text
/// @param facts runs, steps, recipe hashes, version of Dinoscope, by name
public record FigureInfo(String title, String caption, SequencedMap<String, String> facts) {
    public FigureInfo {
        facts = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(facts));
    }
}
