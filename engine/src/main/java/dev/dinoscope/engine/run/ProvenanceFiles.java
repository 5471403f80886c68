package dev.dinoscope.engine.run;

import dev.dinoscope.engine.files.SizeLimit;
import dev.dinoscope.engine.run.files.DamagedFileException;
import dev.dinoscope.engine.run.files.DurableFile;
import dev.dinoscope.engine.run.files.Enclosure;
import dev.dinoscope.engine.run.files.JsonFile;
import java.io.IOException;
import java.nio.file.Path;

/// What a run was made with: `provenance.json` of its first start, `provenance-2.json` of its second, and so on. Each
/// part of the run has its own.
public final class ProvenanceFiles {
    private static final SizeLimit LIMIT = new SizeLimit("the provenance of a run", 4 << 20);

    private final Path run;

    ProvenanceFiles(Path run) {
        this.run = run;
    }

    /// @return the new file
    public Path add(Provenance provenance) throws IOException {
        var file = firstFile();
        for (var part = 2; Enclosure.isThere(file); part++) {
            file = run.resolve("provenance-" + part + ".json");
        }
        DurableFile.replace(file, JsonFile.text(provenance));
        return file;
    }

    /// Of the run's first start.
    ///
    /// @throws DamagedFileException when it cannot be understood
    public Provenance first() throws IOException {
        return new JsonFile(firstFile(), LIMIT).read(Provenance.class, "the run itself is unharmed");
    }

    private Path firstFile() {
        return run.resolve("provenance.json");
    }
}
