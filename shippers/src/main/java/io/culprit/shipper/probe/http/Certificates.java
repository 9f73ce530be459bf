package io.culprit.shipper.probe.http;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** Judges the certificate of one handshake as the platform does, or not at all, and keeps it: also one that is refused. */
final class Certificates implements X509TrustManager {

    private static final X509TrustManager PLATFORM = platform();

    private final boolean insecure;
    private volatile X509Certificate server;

    Certificates(boolean insecure) {
        this.insecure = insecure;
    }

    /** Makes sockets that ask this judge. */
    SSLSocketFactory sockets() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {this}, null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no TLS", e);
        }
    }

    /** The server's certificate, if it showed one. */
    Optional<X509Certificate> server() {
        return Optional.ofNullable(server);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind) throws CertificateException {
        server = chain.length == 0 ? null : chain[0];
        if (!insecure) {
            PLATFORM.checkServerTrusted(chain, kind);
        }
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind) throws CertificateException {
        throw new CertificateException("no clients here");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return PLATFORM.getAcceptedIssuers();
    }

    private static X509TrustManager platform() {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init((KeyStore) null);
            return Arrays.stream(factory.getTrustManagers())
                    .filter(X509TrustManager.class::isInstance)
                    .map(X509TrustManager.class::cast)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("this Java judges no certificates"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no trusted certificates", e);
        }
    }
}
