package org.belfry.contact;

import org.belfry.json.ObjectText;
import org.belfry.json.RawJson;

/**
 * A list or a tag. It is made when it is named for the first time; the slug finds it, the title is for people.
 *
 * @param id 1 or more
 * @param title as it was first written
 */
public record Label(long id, Slug slug, String title) {
    /** As events and answers show it. */
    public RawJson json() {
        return new ObjectText()
                .number("id", id)
                .text("title", title)
                .text("slug", slug.value())
                .done();
    }
}
