package dev.dinoscope.engine.node.wire;

import dev.dinoscope.engine.node.proto.EstimateRunReply;
import dev.dinoscope.engine.node.proto.MemoryNeed;
import dev.dinoscope.engine.node.proto.ModuleSize;
import dev.dinoscope.engine.run.RunCost;

/// What runs would take.
public final class CostMessages {
    private CostMessages() {}

    public static EstimateRunReply toWire(RunCost cost) {
        var message = dev.dinoscope.engine.node.proto.RunCost.newBuilder()
                .setForwardFlops(cost.forwardFlops())
                .setBackwardFlops(cost.backwardFlops())
                .setMemory(toWire(cost.memory()));
        cost.modules().forEach(module -> message.addModules(toWire(module)));
        return EstimateRunReply.newBuilder().setCost(message).build();
    }

    private static ModuleSize toWire(RunCost.ModuleSize module) {
        return ModuleSize.newBuilder()
                .setModule(module.module())
                .setTrained(module.trained())
                .setTrainingOnly(module.trainingOnly())
                .setFrozen(module.frozen())
                .build();
    }

    private static MemoryNeed toWire(RunCost.Memory memory) {
        return MemoryNeed.newBuilder()
                .setTrained(memory.trained())
                .setFrozen(memory.frozen())
                .setCopies(memory.copies())
                .setOptimiser(memory.optimiser())
                .setBatch(memory.batch())
                .setActivations(memory.activations())
                .setStep(memory.step())
                .setLoader(memory.loader())
                .build();
    }

    public static RunCost fromWire(dev.dinoscope.engine.node.proto.RunCost cost) {
        var modules = cost.getModulesList().stream()
                .map(m -> new RunCost.ModuleSize(m.getModule(), m.getTrained(), m.getTrainingOnly(), m.getFrozen()))
                .toList();
        var memory = cost.getMemory();
        return new RunCost(
                modules,
                cost.getForwardFlops(),
                cost.getBackwardFlops(),
                new RunCost.Memory(
                        memory.getTrained(),
                        memory.getFrozen(),
                        memory.getCopies(),
                        memory.getOptimiser(),
                        memory.getBatch(),
                        memory.getActivations(),
                        memory.getStep(),
                        memory.getLoader()));
    }
}
