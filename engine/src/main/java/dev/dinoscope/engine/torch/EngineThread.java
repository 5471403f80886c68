package dev.dinoscope.engine.torch;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// A thread on which programs may run: a stack large enough for libtorch's compiler, and the settings that libtorch
/// keeps per thread. Made by [Libtorch].
final class EngineThread extends Thread {
    /// Long chains of operations overflow the default stack and end the process with SIGSEGV.
    private static final long STACK_BYTES = 16L << 20;

    private EngineThread(String name, Runnable work) {
        super(null, work, name, STACK_BYTES);
        setDaemon(true);
    }

    static void require() {
        if (!(Thread.currentThread() instanceof EngineThread)) {
            throw new IllegalStateException("programs run only inside Libtorch.run, on a thread with a large stack");
        }
    }

    /// Runs the work on a new engine thread and waits for it. On an engine thread it runs at once.
    static <T> T call(String name, Runnable prepare, Callable<T> work) throws Exception {
        if (Thread.currentThread() instanceof EngineThread) {
            return work.call();
        }
        return callApart(name, prepare, work);
    }

    /// Runs the work on a new engine thread and waits for it.
    static <T> T callApart(String name, Runnable prepare, Callable<T> work) throws Exception {
        FutureTask<T> task = new FutureTask<>(() -> {
            prepare.run();
            return work.call();
        });
        EngineThread thread = new EngineThread(name, task);
        thread.start();
        try {
            return task.get();
        } catch (InterruptedException e) {
            thread.interrupt();
            throw e;
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case Exception cause -> throw cause;
                case Error cause -> throw cause;
                case null, default -> throw e;
            }
        }
    }
}
