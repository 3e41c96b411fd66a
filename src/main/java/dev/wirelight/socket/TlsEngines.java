package dev.wirelight.socket;

import dev.wirelight.trace.Address;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/// The JDK's TLS engines, set up for the two ends.
final class TlsEngines {
    /// RFC 8996 forbids the older ones.
    private static final String[] VERSIONS = {"TLSv1.3", "TLSv1.2"};

    private TlsEngines() {}

    static SSLEngine forServer(TlsTerms terms) {
        SSLEngine engine = terms.context().createSSLEngine();
        engine.setUseClientMode(false);
        engine.setSSLParameters(parameters(engine, terms));
        return engine;
    }

    /// @param server whose name its certificate must show (RFC 9525)
    static SSLEngine forClient(Address server, TlsTerms terms) {
        SSLEngine engine = terms.context().createSSLEngine(server.host(), server.port());
        engine.setUseClientMode(true);
        SSLParameters parameters = parameters(engine, terms);
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        parameters.setServerNames(serverName(server.host()));
        engine.setSSLParameters(parameters);
        return engine;
    }

    private static SSLParameters parameters(SSLEngine engine, TlsTerms terms) {
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setProtocols(VERSIONS);
        parameters.setApplicationProtocols(terms.applicationProtocols().toArray(String[]::new));
        return parameters;
    }

    /// The name that the client asks for, unencrypted (RFC 6066 §3); addresses are not sent.
    private static List<SNIServerName> serverName(String host) {
        boolean address = host.contains(":") || host.matches("[0-9.]+");
        try {
            return address ? List.of() : List.of(new SNIHostName(host));
        } catch (IllegalArgumentException e) {
            return List.of(); // no name that may stand there
        }
    }

    /// What an engine's handshake led to.
    static TlsAgreement agreement(SSLEngine engine) {
        SSLSession session = engine.getSession();
        List<X509Certificate> shown = new ArrayList<>();
        try {
            for (Certificate certificate : session.getPeerCertificates()) {
                shown.add((X509Certificate) certificate);
            }
        } catch (SSLPeerUnverifiedException e) {
            // A client need not show one.
        }
        String protocol = engine.getApplicationProtocol();
        return new TlsAgreement(session.getProtocol(), session.getCipherSuite(), protocol == null ? "" : protocol, shown);
    }
}
