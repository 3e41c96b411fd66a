package dev.wirelight.certificate;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/// Whom a client trusts: the authorities that this Java knows, and this user's own lab.
public final class Trust {
    private Trust() {}

    /// What a client needs to speak TLS.
    ///
    /// @param lab the certificate of this user's lab, if there is one by now
    public static SSLContext clientContext(Optional<X509Certificate> lab) throws CertificateTrouble {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new Judging(manager(lab))}, null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new CertificateTrouble("This Java cannot say whom it trusts: " + e.getMessage() + ".", e);
        }
    }

    private static X509ExtendedTrustManager manager(Optional<X509Certificate> lab)
            throws GeneralSecurityException, IOException {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        int count = 0;
        for (TrustManager known : managers(null)) {
            if (known instanceof X509TrustManager authorities) {
                for (X509Certificate authority : authorities.getAcceptedIssuers()) {
                    trusted.setCertificateEntry("authority " + count++, authority);
                }
            }
        }
        if (lab.isPresent()) {
            trusted.setCertificateEntry("lab", lab.get());
        }
        for (TrustManager manager : managers(trusted)) {
            if (manager instanceof X509ExtendedTrustManager judge) {
                return judge;
            }
        }
        throw new GeneralSecurityException("no judge of certificates");
    }

    /// Whether an authority that this Java knows has signed this, so that most clients trust it.
    static boolean isOfAnAuthority(List<X509Certificate> chain) {
        try {
            for (TrustManager known : managers(null)) {
                if (known instanceof X509TrustManager authorities) {
                    authorities.checkServerTrusted(chain.toArray(X509Certificate[]::new), "UNKNOWN");
                    return true;
                }
            }
        } catch (GeneralSecurityException e) {
            return false;
        }
        return false;
    }

    private static TrustManager[] managers(@Nullable KeyStore trusted)
            throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trusted);
        return factory.getTrustManagers();
    }

    /// The JDK asks of a certificate that is trusted by itself no longer when it ends; this asks.
    private static final class Judging extends X509ExtendedTrustManager {
        private final X509ExtendedTrustManager judge;

        Judging(X509ExtendedTrustManager judge) {
            this.judge = judge;
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
                throws CertificateException {
            chain[0].checkValidity();
            judge.checkServerTrusted(chain, authType, engine);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
                throws CertificateException {
            chain[0].checkValidity();
            judge.checkServerTrusted(chain, authType, socket);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
            chain[0].checkValidity();
            judge.checkServerTrusted(chain, authType);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
                throws CertificateException {
            judge.checkClientTrusted(chain, authType, engine);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
                throws CertificateException {
            judge.checkClientTrusted(chain, authType, socket);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
            judge.checkClientTrusted(chain, authType);
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return judge.getAcceptedIssuers();
        }
    }
}
