package dev.wirelight.dissect;

/// A header of a packet, or what follows the headers.
///
/// @param kind the layer that it belongs to; [Layer.Kind#APPLICATION] for the data
/// @param name such as `TCP header`
/// @param summary what it says in a few words, such as `52344 → 8000 · SYN · seq 2718281828`
/// @param at where it begins in the packet, in bytes
/// @param source its own bytes and their fields
public record PacketPart(Layer.Kind kind, String name, String summary, int at, Source source) {}
