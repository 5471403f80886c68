package dev.dinoscope.engine.data.index;

import dev.dinoscope.engine.data.seed.Hash64;
import dev.dinoscope.engine.data.source.CaptionText;
import dev.dinoscope.engine.data.source.HeldOut;
import dev.dinoscope.engine.data.source.ImageFile;
import dev.dinoscope.engine.data.source.Sample;
import dev.dinoscope.engine.data.source.SampleSink;
import dev.dinoscope.engine.data.source.TarEntry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// Takes samples and writes the columns of an index. Images are looked at a chunk at a time by many threads,
/// for their fingerprint and to see that they are there.
final class IndexWriter implements SampleSink, AutoCloseable {
    private static final int CHUNK = 2048;
    private static final int NAMED = 100;
    /// In place of a row: what has been rejected is named once.
    private static final int REJECTED = -2;

    private final IndexingWatch watch;
    private final RejectList rejects = new RejectList();
    private final ImageProbe probe = new ImageProbe();
    private final List<Sample> pending = new ArrayList<>();
    private final HashNumbers rowOf = new HashNumbers();
    private final HashNumbers concepts = new HashNumbers();
    private final Map<String, Integer> labels = new LinkedHashMap<>(Map.of("", 0));
    private final Map<Integer, String> wordless = new LinkedHashMap<>();
    private final Map<Path, Integer> archives = new LinkedHashMap<>();
    private final SplitAssignment splits = new SplitAssignment();
    private final ClassesOfSplits classes = new ClassesOfSplits();
    private final LongStream.Builder fingerprints = LongStream.builder();
    private final IntStream.Builder captionRow = IntStream.builder();
    private final IndexColumns.Writers columns;
    private byte[] splitOf = new byte[CHUNK];
    private int rows;

    /// @param folder empty
    IndexWriter(Path folder, IndexingWatch watch) throws IOException {
        this.columns = new IndexColumns.Writers(folder);
        this.watch = watch;
    }

    @Override
    public void add(Sample sample) throws IOException {
        pending.add(sample);
        if (pending.size() == CHUNK) {
            drain();
        }
    }

    @Override
    public void reject(Reject kind, long count, String name, String why) {
        rejects.add(kind, count, name, why);
    }

    @Override
    public void passOver(String what, long count, String name) {
        rejects.passOver(what, count, name);
    }

    @Override
    public void progress(String stage, long done, long total) {
        watch.report(stage, done, total);
    }

    private void drain() throws IOException {
        watch.check();
        var probed = probe.look(pending, sample -> rowOf.get(key(sample)) == HashNumbers.ABSENT);
        for (int i = 0; i < probed.length; i++) {
            put(pending.get(i), probed[i]);
        }
        pending.clear();
    }

    /// Equal for all spellings of one path: `img/0.png`, `./img/0.png`, `img/../img/0.png`.
    private static long key(Sample sample) {
        return switch (sample.image()) {
            case ImageFile(var path) -> Hash64.of(path.normalize().toString());
            case TarEntry _ -> Hash64.of(sample.id());
        };
    }

    private void put(Sample sample, ImageProbe.Outcome probed) throws IOException {
        long key = key(sample);
        int row = rowOf.get(key);
        if (row == HashNumbers.ABSENT) {
            row = create(sample, probed);
            rowOf.put(key, row);
        } else if (row != REJECTED && !sample.split().isEmpty() && !splits.is(splitOf[row], sample.split())) {
            rejects.passOver("splits of images that an earlier line has put into another", 1, sample.id());
        }
        if (row != REJECTED) {
            for (var caption : sample.captions()) {
                if (CaptionText.seemsMissing(caption)) {
                    rejects.passOver(
                            "captions that look like a missing value, which are trained on",
                            1,
                            sample.id() + ": " + caption);
                }
                columns.captions.add(caption);
                captionRow.add(row);
            }
        }
    }

    private int create(Sample sample, ImageProbe.Outcome probed) throws IOException {
        return switch (probed) {
            case ImageProbe.Missing(var why) -> {
                rejects.addMissing(sample.image(), why);
                yield REJECTED;
            }
            case ImageProbe.There there -> {
                write(sample, there);
                yield rows++;
            }
        };
    }

    private void write(Sample sample, ImageProbe.There there) throws IOException {
        columns.ids.add(sample.id());
        columns.place(sample.image(), this::archive);
        int label = labels.computeIfAbsent(sample.label(), _ -> labels.size());
        columns.label.putInt(label);
        columns.fingerprint.putLong(there.fingerprint());
        columns.stamp.putLong(there.stamp());
        fingerprints.add(there.fingerprint());
        splitOf = rows < splitOf.length ? splitOf : Arrays.copyOf(splitOf, 2 * rows);
        splitOf[rows] = (byte) splits.number(sample.split());
        classes.add(splitOf[rows], label);
        columns.concept.putInt(concepts.number(Hash64.of(concept(sample))));
        if (sample.captions().isEmpty() && wordless.size() < NAMED) {
            wordless.put(rows, sample.id());
        }
    }

    /// Equal captions are false negatives of each other, as images of one class are.
    private static String concept(Sample sample) {
        if (!sample.label().isEmpty()) {
            return "class\n" + sample.label();
        }
        return sample.captions().isEmpty()
                ? "image\n" + sample.id()
                : sample.captions().getFirst();
    }

    private int archive(TarEntry entry) {
        return archives.computeIfAbsent(entry.tar(), _ -> archives.size());
    }

    /// Writes what is left.
    ///
    /// @param root what paths of image files start from
    IndexManifest finish(Path root, HeldOut heldOut) throws IOException {
        drain();
        int[] rowOfCaption = captionRow.build().toArray();
        var worded = new BitSet(rows);
        Arrays.stream(rowOfCaption).forEach(worded::set);
        var splitNumbers = Arrays.copyOf(splitOf, rows);
        splits.holdOut(splitNumbers, fingerprints.build().toArray(), worded, heldOut);
        for (byte split : splitNumbers) {
            columns.split.putByte(split);
        }
        columns.writeCaptionOrder(rowOfCaption, rows);
        rejectWordless(worded);
        classes.passOver(splits, List.copyOf(labels.keySet()), rejects);
        var files = columns.finish();
        return new IndexManifest(
                IndexManifest.FORMAT,
                contentHash(files),
                root.toString(),
                rows,
                concepts.size(),
                splits.names(),
                List.copyOf(labels.keySet()),
                archives.keySet().stream().map(Path::toString).toList(),
                rejects.summary(),
                rejects.missing(),
                files);
    }

    /// Only now: a later sample may have brought an image its caption.
    private void rejectWordless(BitSet worded) {
        wordless.keySet().removeIf(worded::get);
        rejects.addAll(Reject.CAPTION, rows - worded.cardinality(), List.copyOf(wordless.values()), "no caption");
    }

    /// Why the classes of a held-out split cannot be learned from these training images; empty where they can.
    Optional<String> foreignClasses() {
        return classes.foreign(splits, List.copyOf(labels.keySet()));
    }

    private String contentHash(List<IndexManifest.Column> files) {
        var digest = ColumnWriter.sha256();
        var parts = new ArrayList<>(
                List.of(splits.names().toString(), labels.keySet().toString()));
        files.stream()
                .filter(file -> !IndexColumns.PLACES.contains(file.name()))
                .forEach(file -> parts.add(file.name() + " " + file.sha256()));
        digest.update(String.join("\n", parts).getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest.digest()).substring(0, 16);
    }

    @Override
    public void close() throws IOException {
        try (probe) {
            columns.close();
        }
    }
}
