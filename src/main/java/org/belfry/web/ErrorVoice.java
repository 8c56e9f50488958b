package org.belfry.web;

/** How errors are told below one path, for those that never reach the API there. */
public interface ErrorVoice {
    /** The paths it speaks for; the longest prefix wins. */
    String prefix();

    /** An error of which only the status is known. */
    Told tell(int status);

    /** An error as it goes over the wire. */
    record Told(int status, String contentType, String body) {}
}
