package dev.dinoscope.app;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.testfx.util.WaitForAsyncUtils;

/// The JavaFX thread, from a test: the scene graph must not be read from another one.
final class OnFx {
    private OnFx() {}

    static <T> T get(Callable<T> question) {
        return WaitForAsyncUtils.waitForAsyncFx(120_000, question);
    }

    static void run(Runnable deed) {
        WaitForAsyncUtils.waitForAsyncFx(120_000, deed);
    }

    static void waitUntil(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(120, TimeUnit.SECONDS, () -> get(condition));
    }
}
