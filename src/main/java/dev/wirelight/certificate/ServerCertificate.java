package dev.wirelight.certificate;

/// Where a server gets from what it shows to its clients.
public sealed interface ServerCertificate permits LabCertificate, OwnCertificate {

    /// The key and its certificate, as they are now. This may read and write files and take a second.
    ///
    /// @throws CertificateTrouble with words for a learner
    Identity identity() throws CertificateTrouble;
}
