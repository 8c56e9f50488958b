package org.belfry.api.wpfusion;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.belfry.web.HtmlPage.escaped;

import java.util.Optional;
import org.belfry.fusion.FusionCall;
import org.belfry.fusion.Loading.Loaded;
import org.belfry.web.HtmlPage;

/** What a browser is shown: what was called for, what the CRM told, what was done. All of it escaped; the key is not known here. */
final class DebugPage {
    private static final String TITLE = "Webhook test";

    private final StringBuilder page = new StringBuilder("<h1>" + TITLE + "</h1>");

    /** @param loaded empty when the contact is loaded later */
    void add(FusionCall call, Optional<Loaded> loaded, boolean duplicate) {
        page.append("<h2>").append(escaped(call.action().wireName())).append(": contact ");
        page.append(escaped(call.contact().value())).append("</h2>");
        if (duplicate) {
            line("Status", "duplicate");
            line("Notice", "The same was received just before; it was not processed again.");
        } else if (loaded.isEmpty()) {
            line("Status", "pending");
            line("Notice", "The contact was queued, and is loaded as soon as there is room.");
        } else {
            show(loaded.get());
        }
    }

    private void show(Loaded loaded) {
        line("Status", loaded.outcome().status().wireName());
        loaded.outcome().actions().forEach(report -> line("Done", report.message()));
        loaded.outcome().remarks().errors().forEach(error -> line("Error", error));
        loaded.outcome().remarks().warnings().forEach(warning -> line("Notice", warning));
        if (loaded.contact() != null) {
            page.append("<h3>Data loaded from the CRM</h3><pre>");
            page.append(escaped(new String(loaded.contact().bytes(), UTF_8))).append("</pre>");
        }
    }

    private void line(String name, String text) {
        page.append("<p>").append(name).append(": ").append(escaped(text)).append("</p>");
    }

    Answer answer() {
        return new Answer(
                200, HtmlPage.TYPE, HtmlPage.of(TITLE, page.toString()).bytes());
    }
}
