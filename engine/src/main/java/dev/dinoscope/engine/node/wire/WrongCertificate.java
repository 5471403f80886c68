package dev.dinoscope.engine.node.wire;

import java.security.cert.CertificateException;

/// The peer's certificate is not the one that was pinned.
public final class WrongCertificate extends CertificateException {
    private static final long serialVersionUID = 1L;

    public WrongCertificate(String expected, String found) {
        super("certificate " + found + " instead of " + expected);
    }
}
