package dev.wirelight.desktop;

/// Which picture of the layers is shown.
public enum LayerModel {
    /// The four layers of the Internet (RFC 1122 §1.1.3).
    TCP_IP("TCP/IP · 4 layers"),
    /// The seven layers of the OSI reference model (ITU-T X.200).
    OSI("OSI · 7 layers");

    private final String words;

    LayerModel(String words) {
        this.words = words;
    }

    @Override
    public String toString() {
        return words;
    }
}
