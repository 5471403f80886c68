package dev.dinoscope.engine.trace.program;

import dev.dinoscope.engine.trace.Convolution;
import dev.dinoscope.engine.trace.Device;
import dev.dinoscope.engine.trace.Input;
import dev.dinoscope.engine.trace.Parameter;
import dev.dinoscope.engine.trace.Precision;
import dev.dinoscope.engine.trace.SourceLine;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A traced program: TorchScript source with many methods over one list of parameters. It can be printed,
/// hashed, loaded by `engine.torch`, and opened in Python with `torch.jit.load`.
public final class Program {
    private static final Pattern COMMENT = Pattern.compile("  # .*$", Pattern.MULTILINE);

    private final List<Parameter> parameters;
    private final List<WeightCopy> copies;
    private final Precision precision;
    private final Device device;
    private final Map<String, Signature> signatures;
    private final Map<String, List<Input>> allocated;
    private final Map<String, Set<Parameter>> read;
    private final List<Convolution> convolutions;
    private final ProgramText text;

    Program(
            List<Parameter> parameters,
            List<WeightCopy> copies,
            Precision precision,
            Device device,
            Map<String, Signature> signatures,
            Map<String, List<Input>> allocated,
            Map<String, Set<Parameter>> read,
            List<Convolution> convolutions,
            ProgramText text) {
        this.parameters = List.copyOf(parameters);
        this.copies = copies;
        this.precision = precision;
        this.device = device;
        this.signatures = signatures;
        this.allocated = allocated;
        this.read = read;
        this.convolutions = convolutions;
        this.text = text;
    }

    /// All parameters in the order of the list that every method takes: the model's, then those of the copies.
    public List<Parameter> parameters() {
        return parameters;
    }

    /// Second sets of values for the model's weights.
    public List<WeightCopy> copies() {
        return copies;
    }

    public Precision precision() {
        return precision;
    }

    public Device device() {
        return device;
    }

    /// The parameters that a traced method reads; none for a method written by hand.
    public Set<Parameter> read(String method) {
        return read.getOrDefault(method, Set.of());
    }

    /// All different convolutions of its traced methods.
    public List<Convolution> convolutions() {
        return convolutions;
    }

    /// @throws IllegalArgumentException if there is no such method
    public Signature signature(String method) {
        Signature signature = signatures.get(method);
        if (signature == null) {
            throw new IllegalArgumentException("the program has no method " + method);
        }
        return signature;
    }

    /// The tensors that the program allocates under this name: the inputs of a traced method, or the batch of a
    /// step.
    ///
    /// @throws IllegalArgumentException if there is nothing of that name
    public List<Input> inputs(String name) {
        List<Input> inputs = allocated.get(name);
        if (inputs == null) {
            throw new IllegalArgumentException("the program allocates no " + name);
        }
        return inputs;
    }

    /// TorchScript; comments carry the module path and the Java line.
    public String text() {
        return text(ConvolutionKernels.FASTEST);
    }

    /// As [#text()], with the convolutions computed by these kernels.
    String text(ConvolutionKernels kernels) {
        return text.with(kernels);
    }

    /// SHA-256 of the text without comments, so that moving Java code does not change it.
    public String hash() {
        try {
            byte[] code = COMMENT.matcher(text()).replaceAll("").getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(code));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /// Where a line of the text (counted from 1) comes from, if it is a traced operation.
    public @Nullable SourceLine origin(int line) {
        return text.origins().get(line);
    }

    /// A TorchScript archive of this program.
    public byte[] archive(ConvolutionKernels kernels) {
        return ArchiveWriter.archive(text(kernels));
    }
}
