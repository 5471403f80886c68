package dev.dinoscope.engine.trace;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A method being traced: straight-line statements, each with its module path and Java line.
public final class Method {
    private static final ScopedValue<Method> CURRENT = ScopedValue.newInstance();
    private static final StackWalker WALKER = StackWalker.getInstance();
    private static final String TRACE = Method.class.getPackageName() + ".";

    private final String name;
    private final ParameterTable parameters;
    private final Precision precision;
    private final Device device;
    private final SequencedMap<String, Tensor> inputs = new LinkedHashMap<>();
    private final SequencedMap<String, Tensor> taps = new LinkedHashMap<>();
    private final Map<Parameter, Tensor> reads = new LinkedHashMap<>();
    private final Map<String, Tensor> casts = new HashMap<>();
    private final List<Statement> statements = new ArrayList<>();
    private final Set<Convolution> convolutions;
    private final List<InnerMethod> inner = new ArrayList<>();
    private final Deque<String> path = new ArrayDeque<>();
    private Map<Parameter, Parameter> stands = Map.of();
    private @Nullable FiniteFlags flags;
    private boolean training;
    private int values;

    /// @param convolutions of the program; those of this method are added
    public Method(
            String name,
            ParameterTable parameters,
            Precision precision,
            Device device,
            boolean training,
            Set<Convolution> convolutions) {
        this.name = name;
        this.parameters = parameters;
        this.precision = precision;
        this.device = device;
        this.training = training;
        this.convolutions = convolutions;
    }

    public static Method current() {
        if (!CURRENT.isBound()) {
            throw new IllegalStateException("tensor code runs only while a method is traced");
        }
        return CURRENT.get();
    }

    /// Where tracing is now, as the end of an error message; empty outside tracing.
    static String here() {
        if (!CURRENT.isBound()) {
            return "";
        }
        SourceLine origin = CURRENT.get().origin();
        String module = origin.module().isEmpty() ? "" : " in module " + origin.module();
        return module + " (" + origin.frame() + ")";
    }

    public <T> T trace(Collection<Input> declared, Function<Inputs, T> body) {
        for (Input input : declared) {
            inputs.put(input.name(), new Tensor(this, input.name(), input.shape(), input.dtype()));
        }
        return ScopedValue.where(CURRENT, this).call(() -> body.apply(new Inputs(inputs)));
    }

    public Tensor emit(String function, Shape shape, DType dtype, Object... arguments) {
        return emit(false, function, shape, dtype, arguments);
    }

    /// An operation that draws from the generator.
    public Tensor emitRandom(String function, Shape shape, DType dtype, Object... arguments) {
        return emit(true, function, shape, dtype, arguments);
    }

    private Tensor emit(boolean random, String function, Shape shape, DType dtype, Object... arguments) {
        Tensor value = new Tensor(this, "x" + values++, shape, dtype);
        record(List.of(value), random, function, arguments);
        return value;
    }

    /// Several values of one shape; the last type is repeated.
    public List<Tensor> emitMany(String function, int count, Shape shape, List<DType> types, Object... arguments) {
        List<Tensor> results = IntStream.range(0, count)
                .mapToObj(i -> new Tensor(this, "x" + values++, shape, types.get(Math.min(i, types.size() - 1))))
                .toList();
        record(results, false, function, arguments);
        return results;
    }

    /// A method of its own that statements of this one can [#call].
    public Method inner(String name) {
        Method method = new Method(name, parameters, precision, device, training, convolutions);
        method.path.push(Objects.requireNonNullElse(path.peek(), ""));
        return method;
    }

    /// Calls an inner method.
    ///
    /// @param like shapes and types of what it returns
    public List<Tensor> call(InnerMethod method, List<Tensor> like, List<Tensor> arguments) {
        inner.add(method);
        List<Tensor> results = like.stream()
                .map(t -> new Tensor(this, "x" + values++, t.shape(), t.dtype()))
                .toList();
        List<Object> all = new ArrayList<>(List.of("p"));
        all.addAll(arguments);
        record(results, false, method.function(), all.toArray());
        return results;
    }

    /// What a statement calls, if it is an inner method that has not been taken yet.
    public @Nullable InnerMethod inner(Statement statement) {
        return inner.stream()
                .filter(i -> i.function().equals(statement.function()))
                .findFirst()
                .orElse(null);
    }

    /// The inner methods that are still called, each once: whoever takes them writes them.
    public List<InnerMethod> takeInner() {
        Set<String> called = statements.stream().map(Statement::function).collect(Collectors.toSet());
        List<InnerMethod> needed =
                inner.stream().filter(i -> called.contains(i.function())).toList();
        inner.clear();
        return needed;
    }

    private void record(List<Tensor> defines, boolean random, String function, Object... arguments) {
        List<Tensor> used = Arrays.stream(arguments).flatMap(Method::tensors).toList();
        used.forEach(this::requireOwn);
        String targets = defines.stream().map(Tensor::id).collect(Collectors.joining(", "));
        String call = Arrays.stream(arguments).map(Literals::of).collect(Collectors.joining(", ", "(", ")"));
        String assign = defines.size() == 1 && function.equals("torch.unbind") ? ", = " : " = ";
        Statement statement =
                new Statement(defines, used, function, random, targets + assign + function + call, origin());
        statements.add(statement);
        watch(statement);
    }

    /// What the flags add is not watched in turn.
    private void watch(Statement statement) {
        FiniteFlags watching = flags;
        if (watching != null) {
            flags = null;
            watching.see(this, statement);
            flags = watching;
        }
    }

    /// As [#trace], with a flag after each value.
    public FiniteFlags traceFinite(Collection<Input> declared, Function<Inputs, Outputs> body) {
        FiniteFlags watching = new FiniteFlags();
        flags = watching;
        trace(declared, body);
        return watching;
    }

    private static Stream<Tensor> tensors(Object argument) {
        return switch (argument) {
            case Tensor tensor -> Stream.of(tensor);
            case Collection<?> list ->
                list.stream().filter(Tensor.class::isInstance).map(Tensor.class::cast);
            default -> Stream.empty();
        };
    }

    private void requireOwn(Tensor tensor) {
        if (tensor.method() != this || this != current()) {
            throw new IllegalStateException("tensor " + tensor.id() + " belongs to method " + tensor.method().name
                    + " and cannot be used in method " + current().name + here());
        }
    }

    Tensor read(Parameter parameter) {
        return reads.computeIfAbsent(
                stands.getOrDefault(parameter, parameter),
                p -> new Tensor(this, "w" + parameters.index(p), p.shape(), precision.storage()));
    }

    Tensor cast(Tensor tensor, DType type) {
        Tensor known = casts.get(tensor.id() + type);
        if (known != null) {
            return known;
        }
        Tensor cast = emit("torch.to", tensor.shape(), type, tensor, type.code());
        casts.put(tensor.id() + type, cast);
        return cast;
    }

    void tap(String tap, Tensor tensor) {
        requireOwn(tensor);
        if (taps.putIfAbsent(tap, tensor) != null) {
            throw new IllegalStateException("two tensors are tapped as \"" + tap + "\"" + here());
        }
    }

    <T> T inside(String module, Supplier<T> body) {
        path.push(module);
        try {
            return body.get();
        } finally {
            path.pop();
        }
    }

    /// Traces a body that reads other parameters in place of these, with dropout off.
    public <T> T reading(Map<Parameter, Parameter> others, Supplier<T> body) {
        Map<Parameter, Parameter> before = stands;
        stands = others;
        try {
            return evaluating(body);
        } finally {
            stands = before;
        }
    }

    /// Traces a body with dropout off.
    <T> T evaluating(Supplier<T> body) {
        boolean before = training;
        training = false;
        try {
            return body.get();
        } finally {
            training = before;
        }
    }

    private SourceLine origin() {
        String frame = WALKER.walk(frames -> frames.filter(f -> !isPlumbing(f.getClassName()))
                .findFirst()
                .map(f -> f.getFileName() + ":" + f.getLineNumber())
                .orElse("?"));
        return new SourceLine(Objects.requireNonNullElse(path.peek(), ""), frame);
    }

    private static boolean isPlumbing(String className) {
        return className.startsWith(TRACE) || className.startsWith("java.");
    }

    /// Drops what no result depends on, such as the patch tokens of an encoder whose pooled vector alone is
    /// used.
    public void prune(Collection<Tensor> results) {
        Set<Tensor> needed = needed(results);
        statements.removeIf(statement -> statement.defines().stream().noneMatch(needed::contains));
        reads.values().retainAll(needed);
    }

    /// What is drawn from the generator without these results depending on it. Without it they would get
    /// other random numbers; and libtorch drops what nobody reads, so it must be returned with them.
    public List<Tensor> drawnBesides(Collection<Tensor> results) {
        Set<Tensor> needed = needed(results);
        return statements.stream()
                .filter(Statement::random)
                .flatMap(statement -> statement.defines().stream())
                .filter(value -> !needed.contains(value))
                .toList();
    }

    private Set<Tensor> needed(Collection<Tensor> results) {
        Set<Tensor> needed = new HashSet<>(results);
        for (Statement statement : statements.reversed()) {
            if (statement.defines().stream().anyMatch(needed::contains)) {
                needed.addAll(statement.reads());
            }
        }
        return needed;
    }

    public String name() {
        return name;
    }

    public Precision precision() {
        return precision;
    }

    public boolean isTraining() {
        return training;
    }

    public String deviceArgument() {
        return "device=torch.device(\"" + device + "\")";
    }

    public Set<Convolution> convolutions() {
        return convolutions;
    }

    public SequencedMap<String, Tensor> inputs() {
        return inputs;
    }

    public List<Tensor> floatingInputs() {
        return inputs.values().stream().filter(t -> t.dtype().isFloating()).toList();
    }

    public SequencedMap<String, Tensor> taps() {
        return taps;
    }

    public List<Statement> statements() {
        return statements;
    }

    /// The parameters this method reads, and the values that stand for them.
    public Map<Parameter, Tensor> reads() {
        return reads;
    }
}
