package dev.dinoscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dinoscope.app.crash.CrashReport;
import dev.dinoscope.app.crash.Crashes;
import dev.dinoscope.app.crash.FatalLog;
import dev.dinoscope.app.crash.Redaction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/// What nobody catches is shown, kept, and free of secrets; the window lives on.
@ExtendWith(ApplicationExtension.class)
final class CrashTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path home;

    @SuppressWarnings("NullAway.Init") // set by start
    private Workbench workbench;

    @SuppressWarnings("NullAway.Init")
    private Crashes crashes;

    @SuppressWarnings("NullAway.Init")
    private Stage stage;

    @Start
    void start(Stage window) {
        stage = window;
        var node = new RecordedNode();
        workbench = OpenWorkbench.on(stage, () -> node, home);
        crashes = new Crashes(home, () -> "1.2", redaction());
        workbench.watch(crashes);
    }

    @Stop
    void stop() {
        workbench.close();
    }

    @Test
    void theReportIsReadInTheWindowAndIsTheFile(FxRobot robot)
            throws TimeoutException, InterruptedException, IOException {
        var failing = Thread.ofPlatform()
                .name("worker")
                .uncaughtExceptionHandler(crashes)
                .start(() -> {
                    throw new IllegalStateException(
                            "cannot open " + home.resolve("runs/secret-run") + " with token=abcd1234");
                });
        failing.join();
        OnFx.waitUntil(() -> robot.lookup("Read the report").tryQuery().isPresent());
        OnFx.run(() -> robot.lookup("Read the report").queryAs(Button.class).fire());
        OnFx.waitUntil(() -> robot.lookup("#crash-text").tryQuery().isPresent());
        var text = OnFx.get(
                () -> robot.lookup("#crash-text").queryAs(TextArea.class).getText());
        assertThat(text)
                .contains("IllegalStateException", "Dinoscope: 1.2", "os.name", "Thread: worker", "CrashTest")
                .contains("<dinoscope>/runs/secret-run")
                .doesNotContain(home.toString(), "abcd1234");
        try (var files = Files.list(home.resolve("crashes"))) {
            assertThat(files.map(CrashTest::read)).contains(text);
        }
        assertThat(OnFx.get(stage::isShowing)).isTrue();
    }

    @Test
    void theSameFailureIsToldOnce() {
        var reports = new ArrayList<CrashReport>();
        crashes.onReport(reports::add);
        for (var i = 0; i < 60; i++) {
            crashes.uncaughtException(Thread.currentThread(), failure());
        }
        assertThat(reports).hasSize(1);
    }

    @Test
    void secretsAreTakenOut() {
        var redaction = new Redaction(Path.of("/home/ada"), Path.of("/srv/dino"), "ada", "hopper9");
        assertThat(redaction.apply("""
                        /home/ada/data and /srv/dino/x on hopper9, Authorization: Bearer abc.def-123
                        "token": "s3cr3t-value", password=hunter22, Zx81kdLmN0pQrStUvWxYz12345678901
                        run ada-lovelace, 4f2a91c0, org.example.SomeVeryLongClassNameThatIsNoSecretAtAll""")).isEqualTo("""
                        ~/data and <dinoscope>/x on <host>, Authorization: <removed>
                        "token": "<removed>", password=<removed>, <removed>
                        run ada-lovelace, 4f2a91c0, org.example.SomeVeryLongClassNameThatIsNoSecretAtAll""");
    }

    @Test
    void theJavaRuntimesOwnReportIsFoundAndShortened() throws IOException {
        var log = home.resolve("hs_err_pid7.log");
        Files.writeString(log, """
                #
                #  SIGSEGV (0xb) at pc=0x00007f1, pid=7, tid=8
                #
                # Problematic frame:
                # C  [libtorch_cpu.so+0x12]  at::native::add
                #

                Environment Variables:
                SECRET_THING=17

                Stack: 1
                """);
        assertThat(FatalLog.in(home, Instant.EPOCH)).containsExactly(log);
        assertThat(FatalLog.in(home, Instant.now().plusSeconds(60))).isEmpty();
        var reports = new ArrayList<CrashReport>();
        crashes.onReport(reports::add);
        crashes.report("A run", FatalLog.read(log));
        assertThat(reports).singleElement().satisfies(report -> {
            assertThat(report.title()).contains("SIGSEGV", "libtorch_cpu.so");
            assertThat(report.text()).contains("Stack: 1").doesNotContain("SECRET_THING");
        });
    }

    private static Redaction redaction() {
        return new Redaction(Path.of("/home/ada"), home, "ada", "hopper9");
    }

    private static Throwable failure() {
        return new IllegalStateException("again");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
