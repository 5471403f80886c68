package dev.dinoscope.engine.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.dinoscope.engine.collective.Collective;
import dev.dinoscope.engine.optim.AdamW;
import dev.dinoscope.engine.optim.TrainStep;
import dev.dinoscope.engine.optim.TwoPass;
import dev.dinoscope.engine.optim.Update;
import dev.dinoscope.engine.step.PhasedStep;
import dev.dinoscope.engine.step.StepSettings;
import dev.dinoscope.engine.step.TrainState;
import dev.dinoscope.engine.torch.GpuUse;
import dev.dinoscope.engine.torch.Libtorch;
import dev.dinoscope.engine.torch.NamedTensors;
import dev.dinoscope.engine.torch.TorchProgram;
import dev.dinoscope.engine.torch.handle.Scope;
import dev.dinoscope.engine.trace.DType;
import dev.dinoscope.engine.trace.Device;
import dev.dinoscope.engine.trace.Input;
import dev.dinoscope.engine.trace.Precision;
import dev.dinoscope.engine.trace.program.ProgramBuilder;
import dev.dinoscope.engine.train.prepare.Devices;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// Times one training step (forward, loss, backward, clipping, AdamW) of the model of `peer_step.py`, to be
/// run alternately with it.
public final class StepBenchmark {
    private final Libtorch libtorch;
    private final StepSizes sizes;

    /// @param libtorch started with the number of threads the sizes ask for
    public StepBenchmark(Libtorch libtorch, StepSizes sizes) {
        this.libtorch = libtorch;
        this.sizes = sizes;
    }

    /// @return one JSON line with the names of `peer_step.py`
    public String run() throws Exception {
        return libtorch.run("bench", this::measure).json(sizes);
    }

    private StepTiming measure() {
        Device device = Devices.choose("device", sizes.deviceName(), libtorch);
        Precision precision = sizes.bf16() == 1 ? Precision.BF16 : Precision.F32;
        PeerClip model = new PeerClip(sizes);
        ProgramBuilder builder = new ProgramBuilder(model, precision, device);
        TrainStep step = step(builder, model);
        try (GpuUse gpu = GpuUse.of(libtorch, device);
                Scope scope = libtorch.scope("bench")) {
            TorchProgram program = libtorch.load(scope, builder.build());
            TrainState state = new TrainState(scope, program, step, 0);
            PhasedStep steps = new PhasedStep(program, step, state, Collective.alone());
            NamedTensors data = program.inputs(scope, step.batch());
            fill(data);
            return time(steps, data, model.parameterCount(), gpu);
        }
    }

    private TrainStep step(ProgramBuilder builder, PeerClip model) {
        Update update = Update.of(AdamW.defaults());
        int rows = sizes.microBatch();
        return rows == 0
                ? TrainStep.trace(
                        builder,
                        update,
                        inputs(),
                        in -> model.loss(model.embed(in).asInputs()))
                : TrainStep.traceTwoPass(builder, update, inputs(), new TwoPass(rows, model::embed, model::loss));
    }

    private List<Input> inputs() {
        int batch = sizes.batch();
        int side = sizes.image();
        return List.of(
                Input.of("image", DType.F32, batch, 3, side, side),
                Input.of("text", DType.I64, batch, sizes.context()));
    }

    private void fill(NamedTensors data) {
        Random random = new Random(0);
        float[] pixels = new float[Math.toIntExact(data.get("image").shape().count())];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (float) random.nextGaussian();
        }
        long[] tokens =
                random.longs(data.get("text").shape().count(), 0, sizes.vocab()).toArray();
        libtorch.memory().write(data.get("image"), pixels);
        libtorch.memory().write(data.get("text"), tokens);
    }

    private StepTiming time(PhasedStep steps, NamedTensors data, long parameters, GpuUse gpu) {
        OperatingSystemMXBean process = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        int warmup = sizes.warmup();
        double[] wall = new double[sizes.steps()];
        double[] cpu = new double[wall.length];
        double loss = Double.NaN;
        for (int i = -warmup; i < wall.length; i++) {
            long wallStart = System.nanoTime();
            long cpuStart = process.getProcessCpuTime();
            // Reading the loss waits for the device.
            loss = steps.take(data, StepSettings.of(1e-3, i + warmup)).loss();
            if (i >= 0) {
                wall[i] = (System.nanoTime() - wallStart) / 1e6;
                cpu[i] = (process.getProcessCpuTime() - cpuStart) / 1e6;
            }
        }
        return new StepTiming(
                "dinoscope libtorch " + libtorch.version(), median(wall), median(cpu), loss, parameters, gpu.peakMib());
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
    }
}
