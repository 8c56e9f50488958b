package org.belfry.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** A small page for people, that no search engine is to keep. */
@SuppressWarnings("ArrayRecordComponent") // pages are not compared
public record HtmlPage(byte[] bytes) {
    /** As it stands in {@code Content-Type}. */
    public static final String TYPE = "text/html;charset=utf-8";

    /**
     * A page.
     *
     * @param title escaped here
     * @param body HTML, everything from outside in it {@link #escaped}
     */
    public static HtmlPage of(String title, String body) {
        return new HtmlPage(("<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>" + escaped(title)
                        + "</title><meta name=\"robots\" content=\"noindex, nofollow\">"
                        + "<meta name=\"viewport\" content=\"width=device-width\"></head><body>" + body
                        + "</body></html>")
                .getBytes(UTF_8));
    }

    /** A text as it may stand anywhere in HTML, between quotes too. */
    public static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** Answers with it. */
    public void writeTo(HttpServletResponse response, int status) throws IOException {
        response.setStatus(status);
        response.setHeader("X-Robots-Tag", "noindex");
        response.setContentType(TYPE);
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
