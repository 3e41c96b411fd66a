package dev.wirelight.dissect;

import dev.wirelight.conversation.Content;
import dev.wirelight.conversation.Unit;

/// Explains units: every byte belongs to a named field with a plain meaning and a section of its specification.
public final class Dissector {
    private Dissector() {}

    /// The fields of a unit, with the rules that it breaks at the fields that break them.
    ///
    /// @param bytes the unit's first bytes: all of them, or as many as are to be shown; nobody may change them
    public static Dissection explain(Unit unit, byte[] bytes) {
        Dissection plain =
                switch (unit.content()) {
                    case Content.Request request -> HttpFields.explain(unit, request, bytes);
                    case Content.Response response -> HttpFields.explain(unit, response, bytes);
                    case Content.Body body -> BodyFields.explain(unit, body, bytes);
                    case Content.Frame frame -> FrameFields.explain(unit, frame, bytes);
                    case Content.Telnet telnet -> TelnetFields.explain(unit, telnet.unit(), bytes);
                    case Content.Tls tls -> TlsFields.explain(unit, tls, bytes);
                    case Content.Unreadable unreadable -> OtherFields.unreadable(unit, unreadable, bytes);
                };
        return ViolationMarks.put(plain, unit.violations());
    }
}
