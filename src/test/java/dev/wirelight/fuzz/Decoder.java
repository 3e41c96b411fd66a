package dev.wirelight.fuzz;

import java.util.List;

/// The decoders under the fuzzer, each with what it begins with.
enum Decoder {
    HEAD(new HeadTarget(), Corpus.heads()),
    FRAME(new FrameTarget(), Corpus.frames()),
    ENGINE(new EngineTarget(), Corpus.frames()),
    TELNET(new TelnetTarget(), Corpus.telnet()),
    TLS(new TlsTarget(), Corpus.tls()),
    PACKET(new PacketTarget(), Corpus.packets()),
    PACKET_FIELDS(new PacketFieldsTarget(), Corpus.packets()),
    CAPTURE(new CaptureTarget(), Corpus.captures()),
    CONVERSATION(new ConversationTarget(), Corpus.talks()),
    DISSECT(new DissectTarget(), Corpus.talks());

    private final Target target;
    private final List<Input> corpus;

    Decoder(Target target, List<Input> corpus) {
        this.target = target;
        this.corpus = corpus;
    }

    Target target() {
        return target;
    }

    List<Input> corpus() {
        return corpus;
    }
}
