package org.belfry.kernel;

import java.util.List;

/**
 * One page of a longer list.
 *
 * @param total items on all pages
 */
public record Page<T>(List<T> items, long total) {
    public Page {
        items = List.copyOf(items);
    }
}
