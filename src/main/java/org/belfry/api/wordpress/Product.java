package org.belfry.api.wordpress;

import org.belfry.dialect.Dialect;
import org.belfry.web.ErrorVoice;

/**
 * A product that lives in WordPress and has webhooks.
 *
 * @param dialect what its webhooks speak
 * @param api whose requests they are, for the log
 */
public record Product(Dialect dialect, String api, Words words) {
    private static final int LONGEST_NAME = 128;

    /**
     * What the product tells in its own words.
     *
     * @param forbidden to a caller whose role does not suffice
     * @param noWebhook there is none of this id, or it is another dialect's or tenant's
     * @param unfitUrl requests may not go there, for whatever reason
     * @param unsupportedEvent the code for an event type that the product does not have
     */
    public record Words(
            WordPressError forbidden, WordPressError noWebhook, WordPressError unfitUrl, String unsupportedEvent) {}

    /** Whether its webhooks, whosever they are, may subscribe to this, in its spelling, which is the canonical one. */
    public boolean supports(String event) {
        return dialect.offered(event).isPresent() || (event.equals(Dialect.EVERYTHING) && dialect.hasEverything());
    }

    /** An event type that the product does not have. */
    public WordPressError unsupported(String event) {
        String shown = event.length() > LONGEST_NAME ? event.substring(0, LONGEST_NAME) + "…" : event;
        return new WordPressError(400, words.unsupportedEvent(), "Event type '" + shown + "' is not supported.");
    }

    /** An error of which only the status is known. */
    public WordPressError ofStatus(int status) {
        return status == words.forbidden().status() ? words.forbidden() : WordPressErrors.ofStatus(status);
    }

    /** As {@link #ofStatus}, for an answer that is not given by the product's API. */
    public ErrorVoice.Told tell(int status) {
        WordPressError error = ofStatus(status);
        return new ErrorVoice.Told(
                error.status(), "application/json", error.json().text());
    }
}
