package dev.dinoscope.engine.trace;

import java.util.regex.Pattern;

/// Where a program puts its tensors: `cpu` or `cuda:0`.
public record Device(String name) {
    private static final Pattern FORM = Pattern.compile("cpu|cuda:\\d+");

    public static final Device CPU = new Device("cpu");

    public Device {
        if (!FORM.matcher(name).matches()) {
            throw new IllegalArgumentException("device \"" + name + "\" — expected cpu or cuda:0, cuda:1, …");
        }
    }

    public static Device cuda(int index) {
        return new Device("cuda:" + index);
    }

    /// Which of the GPUs, from 0; 0 for the CPU.
    public int index() {
        return isCpu() ? 0 : Integer.parseInt(name.substring("cuda:".length()));
    }

    public boolean isCpu() {
        return name.equals("cpu");
    }

    @Override
    public String toString() {
        return name;
    }
}
