package dev.dinoscope.engine.trace;

import java.util.ArrayDeque;
import java.util.ArrayList;
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
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What Java code does to tensors while it runs once: straight-line statements, each with its module path and Java
/// line. A program writes it as one of its methods. Only this package and those below it know it; tensor code says
/// what it does to [Tensor]s.
public final class Trace {
    private static final ScopedValue<Trace> CURRENT = ScopedValue.newInstance();
    private static final StackWalker WALKER = StackWalker.getInstance();
    private static final String PLUMBING = Trace.class.getPackageName() + ".";

    private record Cast(Tensor tensor, DType type) {}

    private final String name;
    private final ToIntFunction<Parameter> index;
    private final Precision precision;
    private final Device device;
    private final SequencedMap<String, Tensor> inputs = new LinkedHashMap<>();
    private final Map<Parameter, Tensor> reads = new LinkedHashMap<>();
    private final Map<Cast, Tensor> casts = new HashMap<>();
    private final List<Statement> statements = new ArrayList<>();
    private final Set<Convolution> convolutions;
    private final Deque<String> path = new ArrayDeque<>();
    private Map<Parameter, Parameter> stands = Map.of();
    private @Nullable Consumer<Statement> watcher;
    private boolean training;
    private int values;

    /// @param name of the method it becomes
    /// @param index of a parameter in the program's list
    /// @param convolutions of the program; those of this trace are added
    public Trace(
            String name,
            ToIntFunction<Parameter> index,
            Precision precision,
            Device device,
            boolean training,
            Set<Convolution> convolutions) {
        this.name = name;
        this.index = index;
        this.precision = precision;
        this.device = device;
        this.training = training;
        this.convolutions = convolutions;
    }

    public static Trace current() {
        if (!CURRENT.isBound()) {
            throw new IllegalStateException("tensor code runs only while a method is traced");
        }
        return CURRENT.get();
    }

    /// Where tracing is now, as the end of an error message; empty outside tracing.
    public static String here() {
        if (!CURRENT.isBound()) {
            return "";
        }
        SourceLine origin = CURRENT.get().origin();
        String module = origin.module().isEmpty() ? "" : " in module " + origin.module();
        return module + " (" + origin.frame() + ")";
    }

    public <T> T record(Collection<Input> declared, Function<Inputs, T> body) {
        for (Input input : declared) {
            inputs.put(input.name(), new Tensor(this, input.name(), input.shape(), input.dtype()));
        }
        return ScopedValue.where(CURRENT, this).call(() -> body.apply(new Inputs(inputs)));
    }

    /// As [#record], with a watcher that sees each statement of the body as soon as it is recorded and may add more.
    public <T> T recordWatched(Collection<Input> declared, Function<Inputs, T> body, Consumer<Statement> watching) {
        watcher = watching;
        return record(declared, body);
    }

    /// An operation whose result has the shape that follows from its operands.
    ///
    /// @param dtype of the result
    /// @param arguments as [Statement] takes them
    public Tensor emit(Op op, DType dtype, Object... arguments) {
        return emit(op, op.shape(Statement.tensors(List.of(arguments))), dtype, arguments);
    }

    /// An operation whose arguments decide on the shape of its result.
    public Tensor emit(Op op, Shape shape, DType dtype, Object... arguments) {
        Tensor value = value(shape, dtype);
        append(List.of(value), op, List.of(arguments));
        return value;
    }

    /// Several values of one shape; the last type is repeated.
    public List<Tensor> emitMany(Op op, int count, Shape shape, List<DType> types, Object... arguments) {
        List<Tensor> results = IntStream.range(0, count)
                .mapToObj(i -> value(shape, types.get(Math.min(i, types.size() - 1))))
                .toList();
        append(results, op, List.of(arguments));
        return results;
    }

    /// A trace of its own whose method statements of this one can [#call].
    public Trace inner(String name) {
        Trace trace = new Trace(name, index, precision, device, training, convolutions);
        trace.path.push(Objects.requireNonNullElse(path.peek(), ""));
        return trace;
    }

    /// Calls another method of the program.
    ///
    /// @param like shapes and types of what it returns
    public List<Tensor> call(Callee.Inner method, List<Tensor> like, List<Tensor> arguments) {
        List<Tensor> results =
                like.stream().map(t -> value(t.shape(), t.dtype())).toList();
        List<Object> all = new ArrayList<>(List.of("p"));
        all.addAll(arguments);
        append(results, method, all);
        return results;
    }

    private Tensor value(Shape shape, DType dtype) {
        return new Tensor(this, "x" + values++, shape, dtype);
    }

    private void append(List<Tensor> defines, Callee callee, List<Object> arguments) {
        Statement statement = new Statement(defines, callee, arguments, Statement.tensors(arguments), origin());
        statement.reads().forEach(this::requireOwn);
        statements.add(statement);
        watch(statement);
    }

    /// What a watcher adds is not watched in turn.
    private void watch(Statement statement) {
        Consumer<Statement> watching = watcher;
        if (watching != null) {
            watcher = null;
            watching.accept(statement);
            watcher = watching;
        }
    }

    private void requireOwn(Tensor tensor) {
        if (tensor.trace() != this || this != current()) {
            throw new IllegalStateException("tensor " + tensor.id() + " belongs to method " + tensor.trace().name
                    + " and cannot be used in method " + current().name + here());
        }
    }

    Tensor read(Parameter parameter) {
        return reads.computeIfAbsent(
                stands.getOrDefault(parameter, parameter),
                p -> new Tensor(this, "w" + index.applyAsInt(p), p.shape(), precision.storage()));
    }

    Tensor cast(Tensor tensor, DType type) {
        Cast cast = new Cast(tensor, type);
        Tensor known = casts.get(cast);
        if (known != null) {
            return known;
        }
        Tensor made = emit(Op.TO, type, tensor, type.code());
        casts.put(cast, made);
        return made;
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
        return className.startsWith(PLUMBING) || className.startsWith("java.");
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
                .filter(statement -> statement.callee().isRandom())
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

    public Device device() {
        return device;
    }

    /// Says that the program computes this convolution.
    public void uses(Convolution convolution) {
        convolutions.add(convolution);
    }

    public SequencedMap<String, Tensor> inputs() {
        return inputs;
    }

    public List<Tensor> floatingInputs() {
        return inputs.values().stream().filter(t -> t.dtype().isFloating()).toList();
    }

    public List<Statement> statements() {
        return statements;
    }

    /// The parameters this trace reads, and the values that stand for them.
    public Map<Parameter, Tensor> reads() {
        return reads;
    }
}
