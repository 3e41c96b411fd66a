package dev.wirelight.desktop.inspector;

/// How many layers are drawn.
public enum LayerModel {
    /// The four layers of the Internet's own model (RFC 1122 §1.1.3).
    TCP_IP,
    /// The seven layers of the OSI reference model (ISO/IEC 7498-1).
    OSI
}
