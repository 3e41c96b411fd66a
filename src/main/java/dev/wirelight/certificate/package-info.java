/// Certificates: the one that the lab makes for itself, one that somebody brings along, and whom a client trusts.
///
/// Start reading with [dev.wirelight.certificate.LabCertificate]. Uses nothing else of Wirelight.
@NullMarked
package dev.wirelight.certificate;

import org.jspecify.annotations.NullMarked;
