package dev.dinoscope.engine.node;

import java.util.List;

/// What a node says about itself.
///
/// @param name host name of its machine
/// @param version of Dinoscope
/// @param instance differs after each start of the node
/// @param devices one line each, e.g. `CPU: 16 cores, 128 GiB` or `GPU 0: NVIDIA H200, 141 GB`
/// @param runsRoot the directory that holds the run directories, as a path on the node's machine
/// @param pid process id on the node's machine
public record NodeInfo(String name, String version, String instance, List<String> devices, String runsRoot, long pid) {
    public NodeInfo {
        devices = List.copyOf(devices);
    }
}
