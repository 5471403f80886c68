package dev.dinoscope.engine.node.server;

import com.google.protobuf.UnsafeByteOperations;
import dev.dinoscope.engine.node.NodeException;
import dev.dinoscope.engine.node.proto.FetchFileRequest;
import dev.dinoscope.engine.node.proto.FileChunk;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/// Sends one file in chunks, as long as it was when the copy began.
final class FileStream {
    private static final int CHUNK = 1 << 20;

    private FileStream() {}

    static void send(Path file, FetchFileRequest request, Outlet<FileChunk> outlet)
            throws IOException, InterruptedException {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
            long total = channel.size();
            var version = Files.getLastModifiedTime(file).toMillis() + "-" + total;
            if (!request.getVersion().isEmpty() && !request.getVersion().equals(version)) {
                throw new NodeException(
                        NodeException.Kind.CONFLICT, request.getFile() + " changed while it was copied; copy it again");
            }
            long offset = Math.clamp(request.getOffset(), 0, total);
            do {
                if (!outlet.awaitReady()) {
                    return;
                }
                var chunk = read(channel, offset, total, version);
                outlet.send(chunk);
                offset += chunk.getData().size();
            } while (offset < total);
        }
    }

    private static FileChunk read(FileChannel channel, long offset, long total, String version) throws IOException {
        // A fresh array each time: the message keeps it until the network has taken it.
        var bytes = ByteBuffer.allocate((int) Math.min(CHUNK, total - offset));
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, offset + bytes.position()) < 0) {
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
                .setVersion(version)
                .build();
    }
}
