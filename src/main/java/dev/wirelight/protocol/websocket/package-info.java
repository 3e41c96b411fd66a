/// The WebSocket protocol, RFC 6455: the opening handshake, frames, messages, and the closing handshake.
///
/// Three questions, three places: how long is a frame and what does it say ([dev.wirelight.protocol.websocket.FrameHeader],
/// read from a stream by [dev.wirelight.protocol.websocket.FrameReader]); is it allowed
/// ([dev.wirelight.protocol.websocket.FrameRules]); what is to be done
/// ([dev.wirelight.protocol.websocket.WebSocketEngine]). What the two ends may agree on about compression (RFC 7692) is a
/// [dev.wirelight.protocol.websocket.PerMessageDeflate]. Uses `protocol` and `protocol.http`.
@NullMarked
package dev.wirelight.protocol.websocket;

import org.jspecify.annotations.NullMarked;
