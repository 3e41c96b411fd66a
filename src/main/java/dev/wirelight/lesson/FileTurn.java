package dev.wirelight.lesson;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.ReentrantLock;

/// The turn to change a file: one at a time, among the threads of this process and among all processes that ask for it.
final class FileTurn implements AutoCloseable {
    private static final ReentrantLock HERE = new ReentrantLock();

    private final FileChannel channel;

    private FileTurn(FileChannel channel) {
        this.channel = channel;
    }

    /// Waits for the turn. It ends with [#close], and with the process.
    ///
    /// @param sign an empty file beside the one to change; it stays, since to delete it would let two in at once
    /// @throws IOException when the sign cannot be made or locked
    static FileTurn take(Path sign) throws IOException {
        HERE.lock();
        try {
            FileChannel channel = FileChannel.open(sign, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try {
                channel.lock();
            } catch (IOException e) {
                channel.close();
                throw e;
            }
            return new FileTurn(channel);
        } catch (IOException e) {
            HERE.unlock();
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            HERE.unlock();
        }
    }
}
