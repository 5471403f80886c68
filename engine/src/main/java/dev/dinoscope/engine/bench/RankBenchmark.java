package dev.dinoscope.engine.bench;

import dev.dinoscope.engine.loss.LogitScale;
import dev.dinoscope.engine.loss.rank.RankConsistency;
import dev.dinoscope.engine.loss.rank.RankOptions;
import dev.dinoscope.engine.torch.GpuUse;
import dev.dinoscope.engine.torch.Libtorch;
import dev.dinoscope.engine.torch.NamedTensors;
import dev.dinoscope.engine.torch.TorchProgram;
import dev.dinoscope.engine.torch.handle.NativeList;
import dev.dinoscope.engine.torch.handle.Scope;
import dev.dinoscope.engine.trace.DType;
import dev.dinoscope.engine.trace.Device;
import dev.dinoscope.engine.trace.Input;
import dev.dinoscope.engine.trace.Inputs;
import dev.dinoscope.engine.trace.Outputs;
import dev.dinoscope.engine.trace.Precision;
import dev.dinoscope.engine.trace.Tensor;
import dev.dinoscope.engine.trace.ops.Constants;
import dev.dinoscope.engine.trace.program.ProgramBuilder;
import dev.dinoscope.engine.train.prepare.Devices;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import tools.jackson.databind.json.JsonMapper;

/// Time and memory of the ranking loss alone, forward and backward, over sizes of the batch.
/// `bench/peer_rank.py` does the same for order 1 in PyTorch.
public final class RankBenchmark {
    private static final String METHOD = "rank";

    private final Libtorch libtorch;
    private final RankSizes sizes;

    public RankBenchmark(Libtorch libtorch, RankSizes sizes) {
        this.libtorch = libtorch;
        this.sizes = sizes;
    }

    /// @return one JSON line
    public String run(int batch) throws Exception {
        return libtorch.run("bench", () -> measure(batch));
    }

    private String measure(int batch) {
        Device device = Devices.choose("device", sizes.device(), libtorch);
        RankConsistency loss =
                new RankConsistency(RankOptions.ofOrder(sizes.order()).withMode(sizes.mode()), sizes.embed());
        ProgramBuilder builder = new ProgramBuilder(loss, Precision.F32, device);
        builder.gradients(METHOD, inputs(batch), in -> outputs(loss, in));
        try (GpuUse gpu = GpuUse.of(libtorch, device);
                Scope scope = libtorch.scope("bench")) {
            TorchProgram program = libtorch.load(scope, builder.build());
            NativeList parameters = program.allocate(scope);
            program.initialise(parameters, 0);
            NamedTensors data = program.inputs(scope, METHOD);
            fill(data);
            PeakMemory memory = PeakMemory.fromHere();
            double milliseconds = time(program, parameters, data);
            return json(batch, milliseconds, device.isCpu() ? memory.addedMib() : gpu.peakMib());
        }
    }

    private List<Input> inputs(int batch) {
        return List.of(
                Input.of("image", DType.F32, batch, sizes.embed()), Input.of("text", DType.F32, batch, sizes.embed()));
    }

    private static Outputs outputs(RankConsistency loss, Inputs in) {
        Tensor weight = Constants.full(1);
        return Outputs.of(
                "loss",
                loss.of(in.get("image"), in.get("text"), Constants.full(LogitScale.START), weight, weight)
                        .total());
    }

    private void fill(NamedTensors data) {
        Random random = new Random(0);
        data.asMap().values().forEach(tensor -> {
            float[] values = new float[Math.toIntExact(tensor.shape().count())];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) random.nextGaussian();
            }
            libtorch.memory().write(tensor, values);
        });
    }

    private double time(TorchProgram program, NativeList parameters, NamedTensors data) {
        double[] wall = new double[sizes.steps()];
        for (int i = -sizes.warmup(); i < wall.length; i++) {
            long start = System.nanoTime();
            try (Scope call = libtorch.scope("call")) {
                // Reading the loss waits for the device.
                double value = libtorch.memory()
                        .number(program.call(call, METHOD, parameters, data).get("loss"));
                if (!Double.isFinite(value)) {
                    throw new IllegalStateException("the loss is " + value);
                }
            }
            if (i >= 0) {
                wall[i] = (System.nanoTime() - start) / 1e6;
            }
        }
        Arrays.sort(wall);
        return wall[wall.length / 2];
    }

    private String json(int batch, double milliseconds, OptionalLong peakMib) {
        var mapper = JsonMapper.builder().build();
        var line = mapper.createObjectNode();
        line.put("peer", "dinoscope libtorch " + libtorch.version());
        line.put("batch", batch);
        line.put("order", sizes.order());
        line.put("ms", Math.round(milliseconds * 100) / 100.0);
        if (peakMib.isPresent()) {
            line.put("peak_mib", peakMib.getAsLong());
        } else {
            line.putNull("peak_mib");
        }
        line.put("embed", sizes.embed());
        line.put("threads", sizes.threads());
        line.put("device", sizes.device());
        return mapper.writeValueAsString(line);
    }
}
