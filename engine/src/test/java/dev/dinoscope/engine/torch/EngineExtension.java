package dev.dinoscope.engine.torch;

import dev.dinoscope.engine.torch.handle.LeakDetector;
import java.lang.reflect.Method;
import java.util.List;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/// See [OnEngine]. libtorch is started once for all tests of the process.
public final class EngineExtension implements InvocationInterceptor, ParameterResolver {
    @Override
    public void interceptTestMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> test, ExtensionContext context)
            throws Throwable {
        onEngine(invocation, context);
    }

    @Override
    public void interceptTestTemplateMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> test, ExtensionContext context)
            throws Throwable {
        onEngine(invocation, context);
    }

    private static void onEngine(Invocation<Void> invocation, ExtensionContext context) throws Exception {
        Libtorch libtorch = libtorch(context);
        long before = libtorch.leaks().liveHandles();
        libtorch.run("test", () -> {
            proceed(invocation);
            return true;
        });
        if (libtorch.leaks().liveHandles() != before) {
            List<LeakDetector.Handle> open = libtorch.leaks().report();
            AssertionError leak = new AssertionError(open.size() + " native handles were left open");
            open.forEach(leak::addSuppressed);
            throw leak;
        }
    }

    private static void proceed(Invocation<Void> invocation) throws Exception {
        try {
            invocation.proceed();
        } catch (Exception | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Libtorch.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return libtorch(context);
    }

    private static Libtorch libtorch(ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .computeIfAbsent(Libtorch.class, key -> Libtorch.start(LibtorchOptions.withThreads(1)), Libtorch.class);
    }
}
