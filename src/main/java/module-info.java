/// Wirelight: a TCP server and a WebSocket server side by side, and every byte that crosses them, explained.
module dev.wirelight {
    requires static org.jspecify;
    requires atlantafx.base;
    requires com.fasterxml.jackson.core;
    requires info.picocli;
    requires javafx.controls;
    requires org.commonmark;
    requires org.commonmark.ext.front.matter;
    requires org.kordamp.ikonli.feather;
    requires org.kordamp.ikonli.javafx;

    exports dev.wirelight.desktop to
            javafx.graphics;
    opens dev.wirelight.terminal to
            info.picocli;
}
