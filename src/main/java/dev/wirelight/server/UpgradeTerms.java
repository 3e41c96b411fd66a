package dev.wirelight.server;

/// On which terms a server agrees to speak WebSocket.
///
/// @param origins from whose pages browsers may ask for it
/// @param compresses whether an offer of permessage-deflate is accepted (RFC 7692)
record UpgradeTerms(Origins origins, boolean compresses) {

    UpgradeTerms with(Origins others) {
        return new UpgradeTerms(others, compresses);
    }

    UpgradeTerms with(boolean compressing) {
        return new UpgradeTerms(origins, compressing);
    }
}
