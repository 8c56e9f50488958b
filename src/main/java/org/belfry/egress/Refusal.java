package org.belfry.egress;

/** Why a destination is refused: for the operator's log only, whoever asked sees {@link EgressPolicy#REFUSED}. */
public enum Refusal {
    TOO_LONG("the URL is longer than 2048 characters"),
    MALFORMED("it is not a URL of the form https://host[:port][/path][?query]"),
    SCHEME_UNKNOWN("its scheme is neither https nor http"),
    USERINFO("it carries a user name or password"),
    FRAGMENT("it carries a fragment"),
    HOST_INVALID("its host is neither a host name nor an address"),
    LITERAL_NOT_CANONICAL("its address is not written in canonical form"),
    PORT_INVALID("its port is not between 1 and 65535"),
    PLAIN_HTTP("plain http goes to listed destinations only"),
    PORT_NOT_LISTED("ports other than 443 and 8443 must be listed"),
    ADDRESS_NOT_PUBLIC("it leads to an address that is not public and not listed"),
    NO_ADDRESS("its name has no address");

    private final String sentence;

    Refusal(String sentence) {
        this.sentence = sentence;
    }

    /** The reason in words that follow "refused:" in a log line; holds nothing of the URL. */
    public String sentence() {
        return sentence;
    }
}
