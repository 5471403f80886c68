package dev.dinoscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dinoscope.app.bridge.RunRef;
import dev.dinoscope.app.snapshot.Features;
import dev.dinoscope.app.snapshot.Snapshot;
import dev.dinoscope.app.snapshot.SnapshotStore;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SnapshotStoreTest {
    private static final String RUN = "clip-pictograms-20261122-031500";
    private static final RunRef HERE = new RunRef("local:/home/ada/.dinoscope", RUN);
    private static final RunRef THERE = new RunRef("gpu1", RUN);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path cache;

    private RecordedNode node = new RecordedNode();

    @BeforeEach
    void fill() throws IOException {
        node = Example.node();
    }

    @Test
    void isFetchedOnceAndForAllSessions() throws IOException {
        var store = new SnapshotStore(cache);
        var first = features(store, node, HERE, 1200);
        assertThat(features(store, node, HERE, 1200)).isSameAs(first);
        var later = new SnapshotStore(cache);
        assertThat(features(later, node, HERE, 1200).tokens().notFinite().none())
                .isTrue();
        assertThat(later.probes(later.of(node, HERE))).hasSize(18);
        assertThat(store.probes(store.of(node, HERE))).hasSize(18);
        assertThat(node.fetched)
                .containsExactly(
                        RUN + "/snapshots/001200.safetensors",
                        RUN + "/probes/probes.safetensors",
                        RUN + "/probes/probes.json");
    }

    @Test
    void aSnapshotWrittenAnewUnderItsNameIsFetchedAnew() throws IOException {
        var store = new SnapshotStore(cache);
        assertThat(features(store, node, HERE, 1200).tokens().notFinite().none())
                .isTrue();
        node.snapshot(RUN, 1200, Poison.in(node.read(RUN, "snapshots/001200.safetensors")));
        assertThat(features(store, node, HERE, 1200).tokens().notFinite().none())
                .isFalse();
        assertThat(features(new SnapshotStore(cache), node, HERE, 1200)
                        .tokens()
                        .notFinite()
                        .none())
                .isFalse();
    }

    @Test
    void twoNodesWithARunOfOneIdDoNotMix() throws IOException {
        var other = Example.node();
        // Of the same size, listed with the same time.
        var name = "snapshots/001200.safetensors";
        other.file(RUN, name, Poison.in(other.read(RUN, name)));
        var store = new SnapshotStore(cache);
        assertThat(snapshot(store, node, HERE, 1200).file())
                .isEqualTo(snapshot(store, other, THERE, 1200).file());
        assertThat(features(store, node, HERE, 1200).tokens().notFinite().none())
                .isTrue();
        assertThat(features(store, other, THERE, 1200).tokens().notFinite().none())
                .isFalse();
        assertThat(features(new SnapshotStore(cache), node, HERE, 1200)
                        .tokens()
                        .notFinite()
                        .none())
                .isTrue();
    }

    private static Features features(SnapshotStore store, RecordedNode of, RunRef run, long step) throws IOException {
        var snapshot = snapshot(store, of, run, step);
        return store.features(snapshot, store.info(snapshot).encoder());
    }

    private static Snapshot snapshot(SnapshotStore store, RecordedNode of, RunRef run, long step) {
        return of.snapshots(run.id()).stream()
                .filter(file -> file.step() == step)
                .findFirst()
                .map(file -> new Snapshot(store.of(of, run), file))
                .orElseThrow();
    }
}
