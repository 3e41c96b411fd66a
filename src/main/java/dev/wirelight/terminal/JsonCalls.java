package dev.wirelight.terminal;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.wirelight.trace.Address;
import dev.wirelight.trace.Call;
import dev.wirelight.trace.Direction;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// What the JSON of a call says: its name, and the members that only some calls have.
final class JsonCalls {
    private JsonCalls() {}

    /// What the call was given and what came of it.
    static void result(JsonGenerator json, Call call) throws IOException {
        switch (call) {
            case Call.Transfer transfer -> {
                JsonLines.direction(json, transfer.direction());
                json.writeNumberField("offset", transfer.offset());
                json.writeNumberField("result", transfer.bytes().length);
                if (transfer instanceof Call.Carried carried) {
                    json.writeNumberField("recordOffset", carried.recordOffset());
                    json.writeNumberField("recordLength", carried.recordLength());
                }
            }
            case Call.Secured(String version, String cipherSuite, String applicationProtocol) -> {
                json.writeStringField("version", version);
                json.writeStringField("cipherSuite", cipherSuite);
                json.writeStringField("applicationProtocol", applicationProtocol);
            }
            case Call.Truncated(Direction direction) -> JsonLines.direction(json, direction);
            case Call.EndOfStream(Direction direction) -> {
                JsonLines.direction(json, direction);
                json.writeNumberField("result", 0);
            }
            case Call.Bind(Address address, String error) -> attempt(json, address, error);
            case Call.Connect(Address to, String error) -> attempt(json, to, error);
            case Call.Listen(int backlog) -> json.writeNumberField("backlog", backlog);
            case Call.Failed(String _, String error) -> json.writeStringField("error", error);
            case Call.Remark(String text) -> json.writeStringField("text", text);
            case Call.Gap(Direction direction, long offset, long length) -> {
                JsonLines.direction(json, direction);
                json.writeNumberField("offset", offset);
                json.writeNumberField("length", length);
            }
            case Call.Socket(), Call.Accept(), Call.Shutdown(), Call.Close(), Call.CaptureEnded() -> {}
        }
    }

    /// The function of the sockets that was called, or what happened instead, in one word.
    static String name(Call call) {
        return switch (call) {
            case Call.Socket() -> "socket";
            case Call.Bind _ -> "bind";
            case Call.Listen _ -> "listen";
            case Call.Accept() -> "accept";
            case Call.Connect _ -> "connect";
            case Call.Read _, Call.EndOfStream _ -> "read";
            case Call.Write _ -> "write";
            case Call.Shutdown() -> "shutdown";
            case Call.Close() -> "close";
            case Call.Failed(String function, String _) -> function;
            case Call.Secured _ -> "secured";
            case Call.Decrypted _ -> "decrypted";
            case Call.Encrypted _ -> "encrypted";
            case Call.Truncated _ -> "truncated";
            case Call.Segment _ -> "segment";
            case Call.Gap _ -> "gap";
            case Call.CaptureEnded() -> "capture-ended";
            case Call.Remark _ -> "remark";
        };
    }

    private static void attempt(JsonGenerator json, Address address, @Nullable String error) throws IOException {
        json.writeStringField("address", address.toString());
        if (error != null) {
            json.writeStringField("error", error);
        }
    }
}
