package dev.dinoscope.engine.torch;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Recognises libtorch's messages about memory that ran out, and says them with their numbers and what to
/// lower.
///
/// On a GPU: `CUDA out of memory. Tried to allocate 2.00 GiB. GPU 0 has a total capacity of 79.11 GiB of
/// which 1.19 GiB is free. … this process has 77.90 GiB memory in use. Of the allocated memory 75.01 GiB is
/// allocated by PyTorch …`. On the CPU: `DefaultCPUAllocator: … you tried to allocate 8000000000 bytes`.
final class OutOfMemory {
    private static final Pattern GPU = Pattern.compile("(?:CUDA )?out of memory", Pattern.CASE_INSENSITIVE);
    private static final Pattern CPU = Pattern.compile("DefaultCPUAllocator.*?tried to allocate (\\d+) bytes");
    private static final String SIZE = "([\\d.]+ (?:bytes|[KMGT]i?B))";
    private static final Pattern TRIED = Pattern.compile("[Tt]ried to allocate " + SIZE);
    private static final Pattern INDEX = Pattern.compile("GPU (\\d+)");
    private static final Pattern TOTAL = Pattern.compile("total capacity of " + SIZE);
    private static final Pattern FREE = Pattern.compile("of which " + SIZE + " is free");
    private static final Pattern HELD = Pattern.compile("process has " + SIZE + " memory in use");
    private static final Pattern TENSORS = Pattern.compile(SIZE + " is allocated by PyTorch");
    private static final Pattern SPLIT = Pattern.compile(SIZE + " is reserved by PyTorch but unallocated");

    private static final String LESS = "set or lower train.micro_batch (it keeps the batch and its gradient), or lower"
            + " train.batch, the image size or the model; on a GPU train.precision=bf16 also takes less";

    private OutOfMemory() {}

    /// @param reason libtorch's words
    /// @return the message for people, empty when the reason is another
    static Optional<String> explain(String reason) {
        Matcher cpu = CPU.matcher(reason);
        if (cpu.find()) {
            return Optional.of(String.format(
                    Locale.ROOT,
                    "out of memory on the CPU: tried to allocate %s\n  %s",
                    size(Long.parseLong(cpu.group(1))),
                    LESS));
        }
        if (!GPU.matcher(reason).find()) {
            return Optional.empty();
        }
        StringBuilder text = new StringBuilder("out of memory on ")
                .append(find(INDEX, reason).map(index -> "cuda:" + index).orElse("the GPU"));
        String lead = ": ";
        for (Part part : PARTS) {
            Optional<String> number = find(part.pattern, reason);
            if (number.isPresent()) {
                text.append(lead).append(String.format(Locale.ROOT, part.words, number.get()));
                lead = ", ";
            }
        }
        return Optional.of(text + "\n  " + LESS + "\n  Other processes may hold memory of it too: nvidia-smi");
    }

    private record Part(Pattern pattern, String words) {}

    private static final Part[] PARTS = {
        new Part(TRIED, "tried to allocate %s"),
        new Part(FREE, "%s free"),
        new Part(TOTAL, "of %s in total"),
        new Part(HELD, "%s held by this process"),
        new Part(TENSORS, "%s of it in tensors"),
        new Part(SPLIT, "%s reserved but split too small")
    };

    private static Optional<String> find(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static String size(long bytes) {
        return String.format(Locale.ROOT, "%.2f GiB", bytes / (double) (1L << 30));
    }
}
