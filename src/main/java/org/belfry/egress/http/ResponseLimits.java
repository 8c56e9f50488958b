package org.belfry.egress.http;

/** How much of an answer is taken in and kept. */
public final class ResponseLimits {
    /** Bytes of the body that are kept, unless the sender wants all that is read. */
    public static final int BODY_KEPT = 16 * 1024;
    /** Bytes of the body that are read; behind them the connection is dropped and the answer counts as it stands. */
    public static final int BODY_READ = 64 * 1024;
    /** Bytes of the body that are kept for a sender who wants it all; as many of them tell that it was longer than is read. */
    public static final int BODY_WHOLE = BODY_READ + 1;
    /** Header fields that are kept. */
    public static final int HEADERS_KEPT = 64;
    /** Characters of names and values that are kept, altogether. */
    public static final int HEADER_SIZE_KEPT = 8 * 1024;
    /** Header fields beyond which an answer is invalid. */
    static final int HEADERS_READ = 256;
    /** Bytes of one line beyond which an answer is invalid. */
    static final int LINE_READ = 16 * 1024;
    /** Interim answers (1xx) beyond which an answer is invalid. */
    static final int INTERIM_ANSWERS = 16;

    private ResponseLimits() {}
}
