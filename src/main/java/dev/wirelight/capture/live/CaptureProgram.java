package dev.wirelight.capture.live;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Collectors;

/// A program that captures packets for us: dumpcap, which comes with Wireshark and is the one that a system lets people
/// use, or tcpdump. It is only ever started as the user that we are.
///
/// @param name `dumpcap` or `tcpdump`
record CaptureProgram(String name, Path path) {
    private static final String DUMPCAP = "dumpcap";
    /// What is longer than all headers together; the data come from the sockets.
    private static final String SNAP_LENGTH = "256";

    /// The operating systems, as far as capturing differs between them.
    enum Platform {
        LINUX,
        MAC_OS,
        WINDOWS;

        static Platform here() {
            String name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
            return name.startsWith("windows") ? WINDOWS : name.startsWith("mac") ? MAC_OS : LINUX;
        }

        private List<String> usualFolders() {
            return switch (this) {
                case LINUX -> List.of("/usr/bin", "/usr/sbin", "/usr/local/bin", "/usr/local/sbin");
                case MAC_OS -> List.of("/Applications/Wireshark.app/Contents/MacOS", "/usr/sbin", "/usr/local/bin");
                case WINDOWS -> List.of("C:\\Program Files\\Wireshark");
            };
        }

        /// The interface that sees the lab's packets.
        ///
        /// @param loopbackOnly whether all of the lab's addresses are of this computer alone
        String networkInterface(boolean loopbackOnly) {
            return switch (this) {
                case LINUX -> loopbackOnly ? "lo" : "any";
                case MAC_OS -> "lo0";
                case WINDOWS -> "\\Device\\NPF_Loopback";
            };
        }

        /// What to do where nothing can be captured.
        String advice() {
            return switch (this) {
                case LINUX ->
                    "To see real ones, install Wireshark's dumpcap and join the group that may use it; on Debian and"
                            + " Ubuntu: sudo apt install wireshark-common, sudo dpkg-reconfigure wireshark-common (answer"
                            + " yes), sudo usermod -aG wireshark $USER, then log in again.";
                case MAC_OS ->
                    "To see real ones, install Wireshark from wireshark.org together with its ChmodBPF package.";
                case WINDOWS ->
                    "To see real ones, install Wireshark from wireshark.org together with Npcap, and let Npcap's"
                            + " installer not restrict it to administrators.";
            };
        }
    }

    /// All that are installed, the best first.
    ///
    /// @param searchPath the folders of PATH, as the environment has them
    static List<CaptureProgram> installed(String searchPath, Platform platform) {
        Set<String> folders = new LinkedHashSet<>(List.of(searchPath.split(File.pathSeparator)));
        folders.addAll(platform.usualFolders());
        String ending = platform == Platform.WINDOWS ? ".exe" : "";
        List<CaptureProgram> found = new ArrayList<>();
        for (String name : List.of(DUMPCAP, "tcpdump")) {
            folders.stream()
                    .filter(folder -> !folder.isBlank())
                    .map(folder -> Path.of(folder, name + ending))
                    .filter(Files::isRegularFile)
                    .findFirst()
                    .ifPresent(path -> found.add(new CaptureProgram(name, path)));
        }
        return found;
    }

    /// Whether this user may start it at all.
    boolean mayBeStarted() {
        return Files.isExecutable(path);
    }

    /// The command line that captures until it is ended, and writes to its standard output at once.
    ///
    /// @param on a network interface
    /// @param ports whose packets to capture
    List<String> command(String on, SortedSet<Integer> ports) {
        String filter = ports.stream().map(port -> "tcp port " + port).collect(Collectors.joining(" or "));
        return name.equals(DUMPCAP)
                ? List.of(path.toString(), "-q", "-n", "-i", on, "-s", SNAP_LENGTH, "-f", filter, "-w", "-")
                : List.of(path.toString(), "--immediate-mode", "-U", "-n", "-i", on, "-s", SNAP_LENGTH, "-w", "-", filter);
    }
}
