package dev.dinoscope.engine.data.check;

import dev.dinoscope.engine.data.Rejects;
import java.util.List;
import java.util.SequencedMap;

/// What there is to know about a data set before training on it.
///
/// @param hash of its content
/// @param splits number of pairs by split
/// @param rejects what the source holds besides but cannot be used
/// @param images what their files are like
/// @param copies images that are there more than once
/// @param captions what the words are like
/// @param verdict whether a run could use them
public record DataReport(
        String hash,
        int pairs,
        SequencedMap<String, Integer> splits,
        Rejects rejects,
        Images images,
        Copies copies,
        Captions captions,
        Verdict verdict) {

    /// @param bytes of all files, encoded
    /// @param formats number of images by format
    /// @param colours number of images by what their pixels are, such as `grey`; plain colour images among them
    /// @param shorterSides number of images by the shorter side's range in pixels, such as `256–383`
    /// @param smallest shorter side of any
    /// @param largest longer side of any
    /// @param broken that cannot be decoded
    /// @param brokenNamed the first of them, with reasons
    public record Images(
            long bytes,
            SequencedMap<String, Integer> formats,
            SequencedMap<String, Integer> colours,
            SequencedMap<String, Integer> shorterSides,
            int smallest,
            int largest,
            int broken,
            List<String> brokenNamed) {}

    /// @param exact images whose file is the same, byte for byte, as that of an earlier one
    /// @param near images that look like an earlier one (equal difference hash) without being its copy
    /// @param acrossSplits images of which a copy is in another split: what is held out has been trained on
    /// @param named the first pairs of ids
    public record Copies(int exact, int near, int acrossSplits, List<String> named) {}

    /// @param total number of captions
    /// @param repeated captions that are equal to an earlier one
    /// @param mostRepeated the commonest of them with their number
    /// @param withLineBreaks captions that hold a line break
    /// @param images with at least one caption, by split
    /// @param perImageLeast fewest captions of an image
    /// @param perImageMost most captions of an image
    /// @param medianTokens length of the middle caption, start and end of text included
    /// @param longestTokens length of the longest
    /// @param context tokens that the model reads
    /// @param cutShare share of captions longer than that
    public record Captions(
            int total,
            int repeated,
            SequencedMap<String, Integer> mostRepeated,
            int withLineBreaks,
            SequencedMap<String, Integer> images,
            int perImageLeast,
            int perImageMost,
            int medianTokens,
            int longestTokens,
            int context,
            double cutShare) {}
}
