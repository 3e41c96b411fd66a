package dev.wirelight.capture.record;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// A file that ends behind a whole block whenever it can be made to: what is written is collected, goes to the disk in one
/// piece, and is cut off again where the disk took only a part of it.
final class RecordingFile extends OutputStream {
    private static final int ENOUGH = 1 << 20;
    private static final Set<PosixFilePermission> OWNERS = PosixFilePermissions.fromString("rw-------");

    /// The disk.
    interface Disk {
        /// Writes all of it, at the end.
        void write(byte[] bytes) throws IOException;

        /// Makes the file so long again.
        void cut(long length) throws IOException;

        void close() throws IOException;
    }

    private final Disk disk;
    private final ByteArrayOutputStream collected = new ByteArrayOutputStream();
    private long length;

    RecordingFile(Disk disk) {
        this.disk = disk;
    }

    /// Makes a file, or makes it empty. One that holds what was said inside TLS can be read by its owner alone, where the
    /// file system has such rights.
    static RecordingFile create(Path path, InsideTls inside) throws IOException {
        boolean secret = inside == InsideTls.KEPT && path.getFileSystem().supportedFileAttributeViews().contains("posix");
        FileChannel channel = FileChannel.open(
                path,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING),
                secret ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNERS)} : new FileAttribute<?>[0]);
        if (secret && Files.isRegularFile(path)) {
            try {
                Files.setPosixFilePermissions(path, OWNERS); // one that was there before
            } catch (IOException e) {
                channel.close();
                throw e;
            }
        }
        return new RecordingFile(new Disk() {
            @Override
            public void write(byte[] bytes) throws IOException {
                ByteBuffer buffer = ByteBuffer.wrap(bytes);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
            }

            @Override
            public void cut(long length) throws IOException {
                channel.truncate(length);
            }

            @Override
            public void close() throws IOException {
                channel.close();
            }
        });
    }

    /// How many bytes are on the disk.
    long length() {
        return length;
    }

    @Override
    public void write(int value) {
        throw new UnsupportedOperationException("Only whole blocks are written.");
    }

    /// Takes a whole block.
    @Override
    public void write(byte[] block, int from, int count) throws IOException {
        collected.write(block, from, count);
        if (collected.size() >= ENOUGH) {
            flush();
        }
    }

    @Override
    public void flush() throws IOException {
        if (collected.size() == 0) {
            return;
        }
        byte[] bytes = collected.toByteArray();
        collected.reset();
        try {
            disk.write(bytes);
            length += bytes.length;
        } catch (IOException e) {
            try {
                disk.cut(length);
            } catch (IOException again) {
                e.addSuppressed(again); // then its last block is not whole, and readers say so
            }
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        try {
            flush();
        } finally {
            disk.close();
        }
    }
}
