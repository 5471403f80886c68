package dev.dinoscope.engine.data.index;

import dev.dinoscope.engine.data.Pair;
import dev.dinoscope.engine.data.PairTable;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Pairs made from the columns of an index. Images without a class are their own concept, unless captions are
/// equal.
final class IndexedPairs extends PairTable {
    private final IndexManifest manifest;
    private final TextColumn ids;
    private final TextColumn captions;
    private final MemorySegment label;
    private final MemorySegment concept;
    private final MemorySegment split;
    private final MemorySegment firstCaption;
    private final MemorySegment captionOrder;

    IndexedPairs(SourceIndex index) {
        this.manifest = index.manifest();
        this.ids = index.text(IndexColumns.ID);
        this.captions = index.text(IndexColumns.CAPTION);
        this.label = index.column(IndexColumns.LABEL);
        this.concept = index.column(IndexColumns.CONCEPT);
        this.split = index.column(IndexColumns.SPLIT);
        this.firstCaption = index.column(IndexColumns.FIRST_CAPTION);
        this.captionOrder = index.column(IndexColumns.CAPTION_ORDER);
    }

    @Override
    public int size() {
        return manifest.rows();
    }

    @Override
    public Pair get(int row) {
        Objects.checkIndex(row, size());
        var words = captions(row);
        var name = manifest.labels().get(number(label, row));
        var id = id(row);
        return new Pair(id, concept(name, words, id), name, "", "", "", split(row), "", words);
    }

    private static String concept(String label, List<String> words, String id) {
        if (!label.isEmpty()) {
            return label;
        }
        return words.isEmpty() ? id : words.getFirst();
    }

    @Override
    public boolean hasCaption(int row) {
        return number(firstCaption, row) < number(firstCaption, row + 1);
    }

    private List<String> captions(int row) {
        int from = number(firstCaption, row);
        int to = number(firstCaption, row + 1);
        var words = new ArrayList<String>(to - from);
        for (int place = from; place < to; place++) {
            words.add(captions.get(number(captionOrder, place)));
        }
        return words;
    }

    @Override
    public String id(int row) {
        return ids.get(row);
    }

    @Override
    public String split(int row) {
        return manifest.splits().get(split.get(ValueLayout.JAVA_BYTE, row));
    }

    @Override
    public int concept(int row) {
        return number(concept, row);
    }

    @Override
    public int concepts() {
        return manifest.concepts();
    }

    private static int number(MemorySegment column, int row) {
        return column.getAtIndex(TextColumn.INT, row);
    }
}
