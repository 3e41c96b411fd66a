package dev.wirelight.fuzz;

import static dev.wirelight.fuzz.Target.check;
import static dev.wirelight.fuzz.Target.same;

import dev.wirelight.conversation.Content;
import dev.wirelight.conversation.Unit;
import dev.wirelight.protocol.Violation;
import dev.wirelight.protocol.telnet.LineEnd;
import dev.wirelight.protocol.telnet.TelnetUnit;
import dev.wirelight.protocol.websocket.FrameRule;
import dev.wirelight.trace.Direction;
import dev.wirelight.trace.TraceLimits;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// A trace, read as the views do.
///
/// - Every byte of both flows belongs to one unit, and a unit's bytes can be fetched.
/// - However the bytes arrived, the units are the same up to the first frame that breaks a rule. (After it the receiver
///   gives up, and how far it had read then depends on how the bytes arrived. Where a compressed message is neither DEFLATE
///   nor UTF-8, the pieces decide which of the two is noticed first; both close with 1007.)
/// - A view that comes when the trace has let go of most of it still reads what is left.
final class ConversationTarget implements Target {
    private static final HexFormat HEX = HexFormat.of();

    @Override
    public void run(Input input) {
        Talk whole = new Talk(input, TraceLimits.DEFAULT).whole();
        Talk pieces = new Talk(input, TraceLimits.DEFAULT).pieces();
        List<Unit> units = whole.units();
        List<Unit> ofPieces = pieces.units();
        for (Direction direction : Direction.values()) {
            if (whole.isCaptured()) {
                break; // where a segment begins is taken for a hint there
            }
            same("whole and in pieces, " + direction, said(units, direction), said(ofPieces, direction));
        }
        checkFill(whole, units);
        checkFill(pieces, ofPieces);
        Talk byTurns = new Talk(input, TraceLimits.DEFAULT).byTurns();
        checkFill(byTurns, byTurns.units());
        new Talk(input, new TraceLimits(2, 64)).byTurns().units();
    }

    private static void checkFill(Talk talk, List<Unit> units) {
        for (Direction direction : Direction.values()) {
            long at = 0;
            for (Unit unit : units) {
                if (unit.direction() == direction) {
                    if (talk.hasHoles() && unit.offset() > at) {
                        at = unit.offset();
                    }
                    same("where a unit begins", at, unit.offset());
                    check(unit.length() > 0, () -> "a unit of nothing: " + unit);
                    check(unit.bytes(talk.trace(), 1 << 20).isPresent(), () -> "no bytes of " + unit);
                    at += unit.length();
                }
            }
            if (talk.hasHoles()) {
                continue;
            }
            same("where the last unit ends, " + direction, (long) talk.length(direction), at);
        }
    }

    /// What one end said, without how it arrived.
    private static List<String> said(List<Unit> units, Direction direction) {
        List<String> said = new ArrayList<>();
        String open = "";
        for (Unit unit : units) {
            if (unit.direction() != direction) {
                continue;
            }
            String kind = kind(unit.content());
            if (kind.isEmpty() || !kind.equals(open)) {
                said.add(unit.offset() + " " + words(unit));
            }
            open = kind;
            if (unit.content() instanceof Content.Telnet(TelnetUnit.Data data) && data.lineEnd() != LineEnd.NONE) {
                said.add(unit.offset() + unit.length() + " " + data.lineEnd());
                open = "";
            }
            if (unit.content() instanceof Content.Frame && !unit.violations().isEmpty()) {
                break;
            }
        }
        return said;
    }

    /// What may be in several pieces because of how it arrived; empty for what may not.
    private static String kind(Content content) {
        return switch (content) {
            case Content.Body _ -> "body";
            case Content.Unreadable _ -> "unreadable";
            case Content.Telnet(TelnetUnit.Data _) -> "data";
            case Content.Telnet _, Content.Request _, Content.Response _, Content.Frame _, Content.Tls _ -> "";
        };
    }

    private static String words(Unit unit) {
        return switch (unit.content()) {
            case Content.Body _ -> "body";
            case Content.Unreadable unreadable -> "unreadable " + unit.violations();
            case Content.Telnet(TelnetUnit.Data _) -> "data";
            case Content.Telnet(TelnetUnit.Command(int code, _)) -> "command " + code;
            case Content.Telnet(TelnetUnit.Negotiation(TelnetUnit.Verb verb, int option, _)) -> verb + " " + option;
            case Content.Telnet(TelnetUnit.Subnegotiation(int option, byte[] parameters, _)) ->
                "SB " + option + " " + HEX.formatHex(parameters);
            case Content.Tls tls -> tls.toString() + unit.violations();
            case Content.Request(var head, _) -> head + " " + unit.violations();
            case Content.Response(var head, _) -> head + " " + unit.violations();
            case Content.Frame(var header, byte[] preview, _) when unit.violations().isEmpty() ->
                header + " " + unit.length() + " " + HEX.formatHex(preview);
            case Content.Frame(var header, _, _) -> header + " " + (isAboutContent(unit) ? "1007" : unit.violations());
        };
    }

    /// Whether the frame of a compressed message has one of the two faults of which the pieces decide the first.
    private static boolean isAboutContent(Unit unit) {
        return unit.content() instanceof Content.Frame frame
                && frame.inflated().isPresent()
                && unit.violations().stream()
                        .map(Violation::rule)
                        .allMatch(List.of(FrameRule.COMPRESSED_DATA_CORRUPT, FrameRule.TEXT_NOT_UTF8)::contains);
    }
}
