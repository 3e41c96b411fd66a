package dev.wirelight.workshop.bench;

import dev.wirelight.conversation.Content;
import dev.wirelight.conversation.Unit;
import dev.wirelight.dissect.Dissector;
import dev.wirelight.dissect.Field;
import dev.wirelight.protocol.tls.TlsContext;
import dev.wirelight.protocol.tls.TlsRecord;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// A record of TLS 1.3 with TLS_AES_128_GCM_SHA256 in it, the suite that everybody must have (RFC 8446 §5.2, §9.1). Its key
/// is an example: real ones are settled anew for each connection, and nobody else knows them.
///
/// @param bytes the header, what was encrypted byte by byte in its order, the type of it, encrypted too, and the seal
record TlsExample(byte[] bytes) {
    private static final byte[] KEY = "Wirelight’s key".getBytes(StandardCharsets.UTF_8);
    private static final int KEY_LENGTH = 16;
    private static final int NONCE_LENGTH = 12;
    private static final int SEAL = 16;
    private static final int TYPE = 1;
    private static final int TLS_1_2 = 0x0303;
    private static final int AES_128_GCM = 0x1301;

    static TlsExample of(byte[] plain) {
        TlsRecord header = new TlsRecord(TlsRecord.APPLICATION_DATA, TLS_1_2, plain.length + TYPE + SEAL);
        byte[] inside = Arrays.copyOf(plain, plain.length + TYPE);
        inside[plain.length] = TlsRecord.APPLICATION_DATA;
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    Cipher.ENCRYPT_MODE,
                    new SecretKeySpec(Arrays.copyOf(KEY, KEY_LENGTH), "AES"),
                    new GCMParameterSpec(8 * SEAL, new byte[NONCE_LENGTH]));
            cipher.updateAAD(header.bytes());
            byte[] encrypted = cipher.doFinal(inside);
            return new TlsExample(ByteBuffer.allocate(TlsRecord.HEADER + encrypted.length)
                    .put(header.bytes())
                    .put(encrypted)
                    .array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has AES-GCM.", e);
        }
    }

    /// The record's own pieces, round those of what it carries.
    ///
    /// @param unit of the connection whose record it is, for its addresses
    /// @param at where in the packet the record begins
    /// @param carried told where in the packet what it carries begins
    List<PacketPiece> pieces(Unit unit, int at, Spoken carried) {
        TlsRecord header = TlsRecord.read(bytes, 0);
        TlsContext context = new TlsContext(TlsContext.TLS_1_3, AES_128_GCM, true);
        Unit record = new Unit(unit.connection(), unit.direction(), 0, bytes.length, 0, 0, 0,
                new Content.Tls(header, context, List.of(), ""), List.of());
        List<Field> fields = Spoken.leaves(Dissector.explain(record, bytes).wire().fields());
        int end = at + bytes.length;
        List<PacketPiece> pieces = new ArrayList<>();
        pieces.add(new PacketPiece(Owner.TLS, "TLS record header", at, at + TlsRecord.HEADER, fields, at, false));
        pieces.addAll(carried.pieces(at + TlsRecord.HEADER, true));
        pieces.add(new PacketPiece(Owner.TLS, "type inside, encrypted", end - SEAL - TYPE, end - SEAL, fields, at, true));
        pieces.add(new PacketPiece(Owner.TLS, "seal (authentication tag)", end - SEAL, end, fields, at, false));
        return pieces;
    }
}
