package dev.dinoscope.engine.cli;

import dev.dinoscope.engine.run.CodeVersion;
import picocli.CommandLine.IVersionProvider;

/// `dinoscope --version`.
final class VersionProvider implements IVersionProvider {
    @Override
    public String[] getVersion() {
        var code = CodeVersion.current();
        return new String[] {"dinoscope " + code.version() + " (" + code.gitCommit() + ")"};
    }
}
