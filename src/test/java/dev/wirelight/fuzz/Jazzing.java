package dev.wirelight.fuzz;

/// What Jazzer calls, in a JVM of its own. (Jazzer knows these methods by their names.)
public final class Jazzing {
    private static Target target = input -> {};

    private Jazzing() {}

    /// @param arguments the decoder's name
    public static void fuzzerInitialize(String[] arguments) {
        target = Decoder.valueOf(arguments[0]).target();
    }

    public static void fuzzerTestOneInput(byte[] bytes) {
        target.run(Input.of(bytes));
    }
}
