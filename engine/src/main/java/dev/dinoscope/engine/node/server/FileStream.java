package dev.dinoscope.engine.node.server;

import com.google.protobuf.UnsafeByteOperations;
import dev.dinoscope.engine.files.BoundedFile;
import dev.dinoscope.engine.node.NodeException;
import dev.dinoscope.engine.node.proto.FetchFileRequest;
import dev.dinoscope.engine.node.proto.FileChunk;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/// Sends one file in chunks, as long as it was when the copy began.
final class FileStream {
    private static final int CHUNK = 1 << 20;

    private FileStream() {}

    /// An open file as it was when the copy began.
    private record Source(FileChannel channel, long total, String version) implements AutoCloseable {
        static Source open(Path file) throws IOException {
            var channel = BoundedFile.open(file, LinkOption.NOFOLLOW_LINKS);
            try {
                long total = channel.size();
                return new Source(
                        channel, total, Files.getLastModifiedTime(file).toMillis() + "-" + total);
            } catch (IOException | RuntimeException fault) {
                channel.close();
                throw fault;
            }
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }

    static void send(RunStore runs, FetchFileRequest request, Outlet<FileChunk> outlet) throws Exception {
        var run = request.getRun();
        try (var source = runs.at(run, () -> Source.open(runs.file(run, request.getFile())))) {
            long total = source.total();
            var version = source.version();
            if (!request.getVersion().isEmpty() && !request.getVersion().equals(version)) {
                throw new NodeException(
                        NodeException.Kind.CONFLICT, request.getFile() + " changed while it was copied; copy it again");
            }
            long offset = Math.clamp(request.getOffset(), 0, total);
            do {
                if (!outlet.awaitReady()) {
                    return;
                }
                long from = offset;
                var chunk = runs.at(run, () -> read(source, from));
                outlet.send(chunk);
                offset += chunk.getData().size();
            } while (offset < total);
        }
    }

    private static FileChunk read(Source source, long offset) throws IOException {
        long total = source.total();
        // A fresh array each time: the message keeps it until the network has taken it.
        var bytes = ByteBuffer.allocate((int) Math.min(CHUNK, total - offset));
        while (bytes.hasRemaining()) {
            if (source.channel().read(bytes, offset + bytes.position()) < 0) {
                throw new NodeException(NodeException.Kind.CONFLICT, "The file became shorter while it was copied");
            }
        }
        var crc = new CRC32C();
        crc.update(bytes.flip());
        return FileChunk.newBuilder()
                .setOffset(offset)
                .setData(UnsafeByteOperations.unsafeWrap(bytes.rewind()))
                .setCrc32C((int) crc.getValue())
                .setTotal(total)
                .setVersion(source.version())
                .build();
    }
}
