package dev.dinoscope.engine.node.server;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;

/// Key, certificate and token of one start of a node. They live in memory only and end with the process.
///
/// The certificate is encoded here because the JDK can parse but not make one; its `keytool` would cost half a second
/// of every start and leave the key in a file. Clients pin its fingerprint, so it needs no name and no authority.
record NodeIdentity(String instance, String token, PrivateKey key, X509Certificate certificate) {
    private static final byte[] ECDSA_WITH_SHA256 = Der.sequence(Der.objectId(1, 2, 840, 10045, 4, 3, 2));
    private static final DateTimeFormatter UTC_TIME =
            DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    static NodeIdentity create() throws GeneralSecurityException {
        var random = new SecureRandom();
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"), random);
        var pair = generator.generateKeyPair();
        var token = new byte[32];
        random.nextBytes(token);
        return new NodeIdentity(
                UUID.randomUUID().toString(),
                HexFormat.of().formatHex(token),
                pair.getPrivate(),
                selfSigned(pair, new BigInteger(127, random).setBit(126)));
    }

    String fingerprint() throws GeneralSecurityException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
    }

    /// X.509 version 3 (RFC 5280, section 4.1).
    private static X509Certificate selfSigned(KeyPair pair, BigInteger serial) throws GeneralSecurityException {
        var name = Der.sequence(Der.set(Der.sequence(Der.objectId(2, 5, 4, 3), Der.text(0x0C, "dinoscope node"))));
        var now = Instant.now();
        var body = Der.sequence(
                Der.context(0, Der.integer(BigInteger.TWO)),
                Der.integer(serial),
                ECDSA_WITH_SHA256,
                name,
                // From yesterday, so that a clock that is behind does not refuse it.
                Der.sequence(time(now.minus(1, ChronoUnit.DAYS)), time(now.plus(3650, ChronoUnit.DAYS))),
                name,
                pair.getPublic().getEncoded());
        var signer = Signature.getInstance("SHA256withECDSA");
        signer.initSign(pair.getPrivate());
        signer.update(body);
        var encoded = Der.sequence(body, ECDSA_WITH_SHA256, Der.bitString(signer.sign()));
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(encoded));
    }

    private static byte[] time(Instant moment) {
        return Der.text(0x17, UTC_TIME.format(moment));
    }

    /// Without key and token, so that they do not end up in a log.
    @Override
    public String toString() {
        return "node " + instance;
    }
}
