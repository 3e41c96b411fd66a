package dev.wirelight.terminal;

import java.util.Locale;

/// The two values of `--capture`.
enum CaptureChoice {
    AUTO,
    OFF;

    /// As it is written on the command line.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
