package dev.dinoscope.engine.node;

/// How to reach a node and be sure that it is the right one: the content of its connection file.
///
/// @param token bearer token that every call carries
/// @param certificateSha256 SHA-256 of the node's certificate (DER), in hex; the client accepts no other
/// @param instance differs after each start of the node
/// @param pid of the node on its own machine
/// @param version of Dinoscope
public record NodeAddress(
        String host, int port, String token, String certificateSha256, String instance, long pid, String version) {

    /// The same node through another door, e.g. a tunnel.
    public NodeAddress at(String otherHost, int otherPort) {
        return new NodeAddress(otherHost, otherPort, token, certificateSha256, instance, pid, version);
    }

    public String endpoint() {
        return host + ":" + port;
    }

    /// Without the token, so that it does not end up in a log.
    @Override
    public String toString() {
        return "node " + instance + " at " + endpoint() + " (pid " + pid + ")";
    }
}
