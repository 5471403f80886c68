package dev.dinoscope.engine.node.wire;

import dev.dinoscope.engine.node.NodeInfo;
import dev.dinoscope.engine.node.SystemSample;
import dev.dinoscope.engine.node.proto.GpuLoad;
import dev.dinoscope.engine.node.proto.NodeDescription;
import dev.dinoscope.engine.node.proto.ProcessLoad;
import dev.dinoscope.engine.node.proto.SystemLoad;
import java.time.Instant;

/// What a node says about itself and its machine.
public final class SystemMessages {
    private SystemMessages() {}

    public static NodeDescription toWire(NodeInfo node) {
        return NodeDescription.newBuilder()
                .setName(node.name())
                .setVersion(node.version())
                .setInstance(node.instance())
                .addAllDevices(node.devices())
                .setRunsRoot(node.runsRoot())
                .setPid(node.pid())
                .build();
    }

    public static NodeInfo node(NodeDescription node) {
        return new NodeInfo(
                node.getName(),
                node.getVersion(),
                node.getInstance(),
                node.getDevicesList(),
                node.getRunsRoot(),
                node.getPid());
    }

    public static SystemLoad toWire(SystemSample sample) {
        var load = SystemLoad.newBuilder()
                .setTimeMillis(sample.time().toEpochMilli())
                .setCpu(sample.cpu())
                .setCores(sample.cores())
                .setLoadAverage(sample.loadAverage())
                .setMemoryUsed(sample.memoryUsed())
                .setMemoryTotal(sample.memoryTotal());
        for (var process : sample.processes()) {
            load.addProcesses(ProcessLoad.newBuilder()
                    .setRun(process.run())
                    .setPid(process.pid())
                    .setResident(process.resident()));
        }
        for (var gpu : sample.gpus()) {
            load.addGpus(GpuLoad.newBuilder()
                    .setIndex(gpu.index())
                    .setName(gpu.name())
                    .setBusy(gpu.busy())
                    .setMemoryUsed(gpu.memoryUsed())
                    .setMemoryTotal(gpu.memoryTotal()));
        }
        return load.build();
    }

    public static SystemSample sample(SystemLoad load) {
        return new SystemSample(
                Instant.ofEpochMilli(load.getTimeMillis()),
                load.getCpu(),
                load.getCores(),
                load.getLoadAverage(),
                load.getMemoryUsed(),
                load.getMemoryTotal(),
                load.getProcessesList().stream()
                        .map(p -> new SystemSample.ProcessLoad(p.getRun(), p.getPid(), p.getResident()))
                        .toList(),
                load.getGpusList().stream()
                        .map(g -> new SystemSample.GpuLoad(
                                g.getIndex(), g.getName(), g.getBusy(), g.getMemoryUsed(), g.getMemoryTotal()))
                        .toList());
    }
}
