package dev.dinoscope.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dinoscope.engine.config.Configs;
import dev.dinoscope.engine.config.SampleRecipe;
import dev.dinoscope.engine.run.files.DamagedFileException;
import dev.dinoscope.engine.run.files.Homes;
import dev.dinoscope.engine.runs.DirectoryRuns;
import dev.dinoscope.engine.runs.RunInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunDirectoryTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678Z");
    private static final InstantSource CLOCK = InstantSource.fixed(NOW);
    private static final Liveness NONE = (_, _) -> false;
    private static final Liveness ALL = (_, _) -> true;

    @TempDir
    private Path root;

    @Test
    void aNewRunHoldsItsResolvedRecipeAndItsState() throws IOException {
        var recipe = Configs.with(new SampleRecipe(), "method.name", "rankclip");
        var run = RunDirectory.create(root, "../My run: 1 ", recipe, 1000, CLOCK);
        assertThat(run.name()).matches("My-run-1-\\d{8}-\\d{6}");
        assertThat(run.path().getParent()).isEqualTo(root.toAbsolutePath());
        assertThat(Configs.read(SampleRecipe.class, run.recipe(), List.of())).isEqualTo(recipe);
        assertThat(run.status()).isEqualTo(RunStatus.created(1000, NOW));
        assertThat(RunDirectory.create(root, "../My run: 1 ", recipe, 1, CLOCK).name())
                .isEqualTo(run.name() + "-2");
        assertThat(RunDirectory.open(run.path())).isEqualTo(run);
        assertThatThrownBy(() -> RunDirectory.open(root)).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void statusReadsBackAsWrittenAlsoWithValuesThatAreNoNumbers() throws IOException {
        var run = create("a");
        var status = run.status()
                .takenUp(ProcessMark.current(), NOW.plusSeconds(1))
                .withState(RunState.RUNNING, "epoch 3", NOW.plusSeconds(2))
                .withProgress(7, 10, Map.of("loss", Double.NaN), NOW.plusSeconds(3))
                .withProgress(8, 10, Map.of("speed", Double.POSITIVE_INFINITY), NOW.plusSeconds(4))
                .withAlerts(2, new Alert(NOW, 7, AlertKind.STALL, "no step"), NOW.plusSeconds(5));
        run.writeStatus(status);
        // JSON has no infinity: what was not finite is read as NaN.
        var read = run.status();
        assertThat(read.metrics()).containsOnlyKeys("loss", "speed").containsValues(Double.NaN);
        assertThat(read.withProgress(8, 10, status.metrics(), read.updated())).isEqualTo(status);
        assertThat(run.path().resolve("state.json")).content().doesNotContain("NaN", "Infinity");
    }

    @Test
    void aStatusFromBeforeThereWereAlertsHasNone() throws IOException {
        var run = create("old");
        var file = run.path().resolve("state.json");
        Files.writeString(file, Files.readString(file).replaceAll("(?s),\\s*\"alerts\".*", "}"));
        assertThat(file).content().doesNotContain("alert");
        assertThat(run.status()).isEqualTo(RunStatus.created(10, NOW));
    }

    @Test
    void aLiveRunWhoseProcessIsGoneIsLost() {
        var created = RunStatus.created(5, NOW);
        assertThat(created.observed(NONE).state()).isEqualTo(RunState.CREATED);
        var running = created.takenUp(new ProcessMark("h", 77, NOW), NOW).withState(RunState.RUNNING, "", NOW);
        assertThat(running.observed(ALL).state()).isEqualTo(RunState.RUNNING);
        assertThat(running.observed(NONE).state()).isEqualTo(RunState.LOST);
        assertThat(running.observed(NONE).message()).contains("process 77 on h");
        var finished = running.withState(RunState.FINISHED, "", NOW);
        assertThat(finished.observed(NONE).state()).isEqualTo(RunState.FINISHED);
    }

    @Test
    void aRunThatNobodyComesForIsLost() {
        var liveness = Liveness.here(CLOCK);
        assertThat(RunStatus.created(5, NOW.minusSeconds(60)).observed(liveness).state())
                .isEqualTo(RunState.CREATED);
        var old = RunStatus.created(5, NOW.minusSeconds(300)).observed(liveness);
        assertThat(old.state()).isEqualTo(RunState.LOST);
        assertThat(old.message()).contains("no process has taken it up; resume it");
    }

    @Test
    void aRunIsAwaitedAsLongAsItsLaunchMayStillTakeItUp() throws IOException {
        var liveness = Liveness.here(CLOCK);
        var run = create("launched");
        var hourAgo = NOW.minusSeconds(3600);
        var queued = RunStatus.created(5, hourAgo).withState(RunState.QUEUED, "", hourAgo);
        run.writeStatus(queued);
        assertThat(run.observed(liveness).state()).isEqualTo(RunState.LOST);

        run.writeLaunch(LaunchMark.of("slurm", "4711", hourAgo));
        assertThat(run.observed(liveness)).isEqualTo(queued);
        run.writeLaunch(LaunchMark.of("local", ProcessMark.current(), hourAgo));
        assertThat(run.observed(liveness)).isEqualTo(queued);
        var self = ProcessMark.current();
        var gone = new ProcessMark(self.host(), self.pid(), self.started().minusSeconds(5));
        run.writeLaunch(LaunchMark.of("local", gone, hourAgo));
        assertThat(run.observed(liveness).state()).isEqualTo(RunState.LOST);
        assertThat(run.observed(liveness).message())
                .startsWith("process " + self.pid() + " on " + self.host() + " has ended and has not taken it up");
        // Of a launch that is being replaced the mark may be the one before.
        run.writeStatus(RunStatus.created(5, NOW.minusSeconds(60)));
        assertThat(run.observed(liveness).state()).isEqualTo(RunState.CREATED);

        Files.writeString(run.path().resolve("launch.json"), "{");
        assertThat(run.observed(liveness).state()).isEqualTo(RunState.CREATED);
    }

    @Test
    void aLaunchIsReadAsItWasWrittenAndNotInPart() throws IOException {
        var run = create("launched");
        assertThat(run.launch()).isEmpty();
        var file = run.path().resolve("launch.json");
        for (var mark :
                List.of(LaunchMark.of("local", ProcessMark.current(), NOW), LaunchMark.of("slurm", "4711_3", NOW))) {
            run.writeLaunch(mark);
            assertThat(run.launch()).hasValue(mark);
            var whole = Files.readAllBytes(file);
            for (int length = 0; length < whole.length - 2; length++) {
                Files.write(file, Arrays.copyOf(whole, length));
                assertThatThrownBy(run::launch).hasMessageContaining("launch.json is damaged");
            }
        }
        for (var damage : List.of(
                "{\"launcher\":\"slurm\",\"launched\":\"2026-01-01T00:00:00Z\"}",
                "{\"launcher\":\" \",\"job\":\"1\",\"launched\":\"2026-01-01T00:00:00Z\"}",
                "{\"launcher\":\"slurm\",\"job\":\"1\\n2\",\"launched\":\"2026-01-01T00:00:00Z\"}",
                "{\"launcher\":\"slurm\",\"job\":\"1\"}",
                "null")) {
            Files.writeString(file, damage);
            assertThatThrownBy(run::launch).as(damage).hasMessageContaining("launch.json is damaged");
        }
    }

    @Test
    void aCopyOfALiveRunIsNotMistakenForIt() {
        var self = ProcessMark.current();
        assertThat(Liveness.here(CLOCK).isAlive(self, NOW.minusSeconds(300))).isFalse();
        assertThat(self.isOfThisHost()).isTrue();
    }

    @Test
    void aProcessIsKnownByItsStartNotItsIdAlone() {
        var liveness = Liveness.here(CLOCK);
        var self = ProcessMark.current();
        assertThat(liveness.isAlive(self, NOW)).isTrue();
        var another = new ProcessMark(self.host(), self.pid(), self.started().minusSeconds(5));
        assertThat(liveness.isAlive(another, NOW)).isFalse();
        var remote = new ProcessMark("some-other-host", 1, NOW);
        assertThat(liveness.isAlive(remote, NOW.minusSeconds(30))).isTrue();
        assertThat(liveness.isAlive(remote, NOW.minusSeconds(300))).isFalse();
    }

    private static List<RunInfo> list(Path root) throws IOException {
        try (var runs = new DirectoryRuns(root, NONE)) {
            return runs.list();
        }
    }

    @Test
    void oneBrokenRunDoesNotHideTheOthers() throws IOException {
        var good = create("good");
        var broken = create("broken");
        Files.writeString(broken.path().resolve("state.json"), "{\"state\": \"RUN");
        Files.delete(create("stateless").path().resolve("state.json"));
        Files.write(create("unreadable").recipe(), new byte[] {(byte) 0xff});
        Files.createDirectory(root.resolve("no-run"));
        Files.writeString(root.resolve("file"), "x");
        var listing = list(root);
        var problems =
                listing.stream().flatMap(run -> run.faults().stream()).sorted().toList();
        assertThat(listing)
                .filteredOn(run -> run.state() != RunState.DAMAGED)
                .singleElement()
                .satisfies(run -> {
                    assertThat(run.id()).isEqualTo(good.name());
                    assertThat(run.method()).isEqualTo("clip");
                });
        assertThat(listing)
                .filteredOn(run -> run.state() == RunState.DAMAGED)
                .extracting(RunInfo::message)
                .containsExactlyInAnyOrderElementsOf(problems);
        assertThat(problems)
                .satisfiesExactly(
                        broke -> assertThat(broke).contains("broken").contains("state.json"),
                        gone -> assertThat(gone).contains("stateless").contains("state.json is damaged: it is missing"),
                        noText -> assertThat(noText).contains("unreadable").contains("recipe.yaml is not text"));
        assertThat(list(root.resolve("none"))).isEmpty();
    }

    @Test
    void aStatusCutAtAnyByteIsRefused() throws IOException {
        var run = create("cut");
        var file = run.path().resolve("state.json");
        var whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length - 2; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThatThrownBy(run::status)
                    .isInstanceOf(DamagedFileException.class)
                    .hasMessageContaining("state.json");
        }
    }

    @Test
    void aStopIsAFile() throws IOException {
        var run = create("stop");
        assertThat(run.isStopRequested()).isFalse();
        run.requestStop();
        run.requestStop();
        assertThat(run.isStopRequested()).isTrue();
        run.clearStopRequest();
        assertThat(run.isStopRequested()).isFalse();
    }

    @Test
    void provenanceOfAResumeIsKeptBesideTheFirst() throws IOException {
        var run = create("origin");
        var materials = new Provenance.Materials("d", "p", "2.7.1", "cpu", 2, 1, Map.of(), List.of());
        var provenance = Provenance.capture("abc", materials, NOW);
        assertThat(provenance.recipeHash()).startsWith("ba7816bf").hasSize(64);
        run.provenance().add(provenance);
        assertThat(run.provenance().first()).isEqualTo(provenance);
        assertThat(run.provenance().add(provenance)).hasFileName("provenance-2.json");
    }

    @Test
    void homesFollowTheEnvironmentAndTheSystem() {
        var user = Path.of("/u");
        assertThat(Homes.of(Map.of(), "Linux", user))
                .isEqualTo(new Homes(Path.of("/u/dinoscope"), Path.of("/u/.cache/dinoscope")));
        assertThat(Homes.of(Map.of(), "Mac OS X", user).cache()).isEqualTo(Path.of("/u/Library/Caches/dinoscope"));
        var set = Map.of("DINOSCOPE_HOME", "/h", "DINOSCOPE_CACHE", "/c", "XDG_CACHE_HOME", "/x");
        assertThat(Homes.of(set, "Linux", user).runs()).isEqualTo(Path.of("/h/runs"));
        assertThat(Homes.of(set, "Linux", user).cache()).isEqualTo(Path.of("/c"));
    }

    private RunDirectory create(String name) throws IOException {
        return RunDirectory.create(root, name, new SampleRecipe(), 10, CLOCK);
    }
}
