/// HTTP/1.1 as far as the lab speaks it, RFC 9110 and RFC 9112: heads of requests and responses.
///
/// Start with [dev.wirelight.protocol.http.HttpHead], then [dev.wirelight.protocol.http.HttpHeadReader].
@NullMarked
package dev.wirelight.protocol.http;

import org.jspecify.annotations.NullMarked;
