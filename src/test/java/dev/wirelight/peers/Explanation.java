package dev.wirelight.peers;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.wirelight.terminal.WirelightCommand;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/// What `wirelight explain --json` says of a capture file.
///
/// @param lines what was on standard output, one object each
record Explanation(List<Line> lines) {

    /// One line.
    record Line(
            int connection,
            String client,
            String server,
            String direction,
            String protocol,
            String source,
            long offset,
            long length,
            List<Field> fields) {

        boolean isToServer() {
            return direction.equals("client-to-server");
        }
    }

    /// One field.
    ///
    /// @param path the names from the root of the tree to this field, the last being its own
    /// @param isNumber whether `value` is a decimal number, and not hexadecimal digits
    record Field(
            List<String> path,
            long bitOffset,
            long bitLength,
            String value,
            boolean isNumber,
            String text,
            String meaning,
            List<Field> fields) {

        String name() {
            return path.getLast();
        }
    }

    static Explanation of(Path file) throws IOException {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine command = WirelightCommand.commandLine(
                (_, _) -> {}, "1.2.3", InputStream.nullInputStream(), Map.of(), false);
        command.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        if (command.execute("explain", "--json", file.toString()) != 0) {
            throw new AssertionError("wirelight explain " + file + ": " + err);
        }
        List<Line> lines = new ArrayList<>();
        for (String line : out.toString().lines().toList()) {
            try (JsonParser json = new JsonFactory().createParser(line)) {
                json.nextToken();
                lines.add(line(json));
            }
        }
        return new Explanation(lines);
    }

    private static Line line(JsonParser json) throws IOException {
        int connection = 0;
        String client = "";
        String server = "";
        String direction = "";
        String protocol = "";
        String source = "";
        long offset = 0;
        long length = 0;
        List<Field> fields = List.of();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "connection" -> connection = json.getIntValue();
                case "client" -> client = json.getText();
                case "server" -> server = json.getText();
                case "direction" -> direction = json.getText();
                case "protocol" -> protocol = json.getText();
                case "source" -> source = json.getText();
                case "offset" -> offset = json.getLongValue();
                case "length" -> length = json.getLongValue();
                case "fields" -> fields = fields(json, List.of());
                case "of" -> json.skipChildren();
                case "time" -> {}
                default -> throw new AssertionError("another member: " + name);
            }
        }
        return new Line(connection, client, server, direction, protocol, source, offset, length, fields);
    }

    private static List<Field> fields(JsonParser json, List<String> above) throws IOException {
        List<Field> fields = new ArrayList<>();
        while (json.nextToken() == JsonToken.START_OBJECT) {
            List<String> path = new ArrayList<>(above);
            long bitOffset = 0;
            long bitLength = 0;
            String value = "";
            boolean number = false;
            String text = "";
            String meaning = "";
            List<Field> parts = List.of();
            while (json.nextToken() != JsonToken.END_OBJECT) {
                String name = json.currentName();
                JsonToken token = json.nextToken();
                switch (name) {
                    case "name" -> path.add(json.getText());
                    case "bitOffset" -> bitOffset = json.getLongValue();
                    case "bitLength" -> bitLength = json.getLongValue();
                    case "value" -> {
                        value = json.getText();
                        number = token == JsonToken.VALUE_NUMBER_INT;
                    }
                    case "text" -> text = json.getText();
                    case "meaning" -> meaning = json.getText();
                    case "fields" -> parts = fields(json, List.copyOf(path));
                    case "notes" -> json.skipChildren();
                    case "spec", "origin" -> {}
                    default -> throw new AssertionError("another member: " + name);
                }
            }
            fields.add(new Field(List.copyOf(path), bitOffset, bitLength, value, number, text, meaning, parts));
        }
        return fields;
    }
}
