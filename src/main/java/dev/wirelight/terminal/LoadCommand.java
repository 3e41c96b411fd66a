package dev.wirelight.terminal;

import dev.wirelight.client.load.Load;
import dev.wirelight.client.load.LoadProtocol;
import dev.wirelight.client.load.LoadReport;
import dev.wirelight.dissect.Amounts;
import dev.wirelight.server.Lab;
import dev.wirelight.trace.Address;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `wirelight load`
@Command(
        name = "load",
        mixinStandardHelpOptions = true,
        description = {
            "Shows how much both servers of this computer can take: opens many connections to each, and sends on one of"
                    + " them as fast as it can, checking every echo.",
            "Start the servers before with: wirelight serve --quiet"
        })
final class LoadCommand implements Callable<Integer> {
    private static final int MOST_CONNECTIONS = 10_000;
    private static final int MOST_SECONDS = 600;

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Parameters(
            arity = "0..1",
            paramLabel = "HOST",
            defaultValue = Lab.LOOPBACK,
            description = "this computer: an address such as 127.0.0.1 (default) or ::1")
    private String host = Lab.LOOPBACK;

    @Option(names = "--plain-port", paramLabel = "N", defaultValue = "" + Lab.PLAIN_PORT, description = "default: ${DEFAULT-VALUE}")
    private int plainPort;

    @Option(names = "--ws-port", paramLabel = "N", defaultValue = "" + Lab.WEB_SOCKET_PORT, description = "default: ${DEFAULT-VALUE}")
    private int webSocketPort;

    @Option(
            names = "--tls",
            description = "then to the ports with TLS too: what encryption costs")
    private boolean tls;

    @Option(names = "--plain-tls-port", paramLabel = "N", defaultValue = "" + Lab.PLAIN_TLS_PORT, description = "default: ${DEFAULT-VALUE}")
    private int plainTlsPort;

    @Option(names = "--wss-port", paramLabel = "N", defaultValue = "" + Lab.WEB_SOCKET_TLS_PORT, description = "default: ${DEFAULT-VALUE}")
    private int webSocketTlsPort;

    @Option(
            names = "--connections",
            paramLabel = "N",
            defaultValue = "100",
            description = "to each server, 1 to 10000 (default: ${DEFAULT-VALUE})")
    private int connections;

    @Option(
            names = "--seconds",
            paramLabel = "S",
            defaultValue = "10",
            description = "how long to send, 1 to 600 (default: ${DEFAULT-VALUE})")
    private int seconds;

    @Override
    public Integer call() throws InterruptedException, ExecutionException {
        inRange("--plain-port", plainPort, 65_535);
        inRange("--ws-port", webSocketPort, 65_535);
        inRange("--plain-tls-port", plainTlsPort, 65_535);
        inRange("--wss-port", webSocketTlsPort, 65_535);
        inRange("--connections", connections, MOST_CONNECTIONS);
        inRange("--seconds", seconds, MOST_SECONDS);
        String address = loopback();
        PrintWriter out = command.commandLine().getOut();
        out.println("Opening " + Amounts.of(connections, "connection") + " to each server, then sending for "
                + Amounts.of(seconds, "second") + " ...");
        out.flush();
        List<LoadReport> open = run(out, new Address(address, plainPort), new Address(address, webSocketPort), false);
        List<LoadReport> all = new ArrayList<>(open);
        if (tls) {
            List<LoadReport> inside = run(out, new Address(address, plainTlsPort), new Address(address, webSocketTlsPort), true);
            all.addAll(inside);
            out.println("With TLS, for each message without: plain " + ratio(inside.get(0), open.get(0)) + ", websocket "
                    + ratio(inside.get(1), open.get(1)) + " (what this computer could do at this moment)");
            out.flush();
        }
        return all.stream().allMatch(report -> report.errors() == 0) ? 0 : 1;
    }

    private static String ratio(LoadReport inside, LoadReport open) {
        return open.messagesPerSecond() == 0 || inside.messagesPerSecond() == 0
                ? "not known"
                : String.format(Locale.ENGLISH, "%.2f", inside.messagesPerSecond() / open.messagesPerSecond());
    }

    /// Both servers at the same time.
    private List<LoadReport> run(PrintWriter out, Address plain, Address webSocket, boolean withTls)
            throws InterruptedException, ExecutionException {
        FutureTask<LoadReport> first = start(LoadProtocol.PLAIN, plain, withTls);
        FutureTask<LoadReport> second = start(LoadProtocol.WEB_SOCKET, webSocket, withTls);
        String suffix = withTls ? "-tls" : "";
        print(out, "plain" + suffix, first.get());
        print(out, "websocket" + suffix, second.get());
        out.flush();
        return List.of(first.get(), second.get());
    }

    private FutureTask<LoadReport> start(LoadProtocol protocol, Address server, boolean withTls) {
        FutureTask<LoadReport> task =
                new FutureTask<>(() -> new Load(protocol, server, withTls).run(connections, Duration.ofSeconds(seconds)));
        Thread.startVirtualThread(task);
        return task;
    }

    private static void print(PrintWriter out, String name, LoadReport report) {
        out.printf(
                Locale.ENGLISH,
                "%-13s  %,12.0f messages/s  %,8.1f MB/s each way  %,d of %,d connections open  %s%n",
                name,
                report.messagesPerSecond(),
                report.megabytesPerSecond(),
                report.connectionsOpen(),
                report.connectionsAsked(),
                Amounts.of(report.errors(), "error"));
        report.firstError().ifPresent(words -> out.println("           first error: " + words));
    }

    /// The address of this computer that was asked for. Load on somebody else's computer would be an attack.
    private String loopback() {
        try {
            InetAddress address = InetAddress.getByName(host);
            if (address.isLoopbackAddress()) {
                return Address.of(new InetSocketAddress(address, 0)).host();
            }
        } catch (UnknownHostException e) {
            // Then it is not this computer either.
        }
        throw wrong("Load is for the servers of this computer only, such as 127.0.0.1. " + host
                + " is not, or not only, this computer.");
    }

    private void inRange(String option, int value, int most) {
        if (value < 1 || value > most) {
            throw wrong(option + " is a number from 1 to " + most + ", not " + value + ".");
        }
    }

    private ParameterException wrong(String words) {
        return new ParameterException(command.commandLine(), words);
    }
}
