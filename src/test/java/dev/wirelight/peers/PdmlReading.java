package dev.wirelight.peers;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// What tshark says of the packets of a capture file: for each its fields, in the order in which it has them.
///
/// @param packets one for each packet
record PdmlReading(List<Packet> packets) {

    /// A field.
    ///
    /// @param show the value as tshark shows it
    /// @param value its bytes in hexadecimal; empty where it has none
    record Field(String name, String show, String value) {}

    record Packet(List<Field> fields) {

        List<Field> all(List<String> names) {
            return fields.stream().filter(field -> names.contains(field.name())).toList();
        }

        /// The first value of a field.
        Optional<String> show(String name) {
            return fields.stream().filter(field -> field.name().equals(name)).map(Field::show).findFirst();
        }
    }

    /// Has a file read.
    ///
    /// @param checksums whether tshark is to compute them; what has a wrong one it does not put together
    /// @param tls ports on which TLS is spoken, besides the usual ones
    static PdmlReading of(Path file, boolean checksums, int... tls) throws IOException {
        Path pdml = Files.createTempFile("tshark", ".pdml");
        List<String> command = new ArrayList<>(List.of(
                Installed.program("sh").toString(),
                "-c",
                // Its complaint that it runs as root is no XML.
                "exec \"$0\" \"$@\" 2> /dev/null > " + pdml,
                Installed.program("tshark").toString(),
                "-r", file.toString(), "-n", "-T", "pdml",
                "-o", "tcp.reassemble_out_of_order:TRUE",
                "-o", "tcp.check_checksum:" + checksums,
                "-o", "ip.check_checksum:" + checksums,
                "-d", "tcp.port==8000,http", "-d", "tcp.port==8080,http", "-d", "tcp.port==4433,tls",
                "-d", "tcp.port==7007,telnet", "-d", "tcp.port==2323,telnet"));
        for (int port : tls) {
            command.addAll(List.of("-d", "tcp.port==" + port + ",tls"));
        }
        try (Running tshark = Running.start(command.toArray(String[]::new))) {
            if (tshark.awaitEnd() != 0) {
                throw new AssertionError("tshark cannot read " + file);
            }
            return parse(Files.readString(pdml));
        } catch (XMLStreamException e) {
            throw new AssertionError("tshark's PDML of " + file, e);
        } finally {
            Files.delete(pdml);
        }
    }

    private static PdmlReading parse(String pdml) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newInstance();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        XMLStreamReader xml = factory.createXMLStreamReader(new StringReader(pdml));
        List<Packet> packets = new ArrayList<>();
        List<Field> fields = new ArrayList<>();
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamReader.START_ELEMENT && xml.getLocalName().equals("packet")) {
                fields = new ArrayList<>();
                packets.add(new Packet(fields));
            } else if (event == XMLStreamReader.START_ELEMENT && xml.getLocalName().equals("field")) {
                fields.add(new Field(text(xml, "name"), text(xml, "show"), text(xml, "value")));
            }
        }
        return new PdmlReading(packets);
    }

    private static String text(XMLStreamReader xml, String name) {
        String value = xml.getAttributeValue(null, name);
        return value == null ? "" : value;
    }
}
