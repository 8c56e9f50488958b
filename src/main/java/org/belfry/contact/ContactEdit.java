package org.belfry.contact;

import java.util.List;
import org.belfry.mapping.ContactFields;
import org.jspecify.annotations.Nullable;

/**
 * What a person with a role wants of a contact.
 *
 * @param fields what is absent stays; their tags and lists are not read
 * @param tags all that it has afterwards, by slug or title; null leaves them
 * @param lists all that it has afterwards, by slug or title; null leaves them
 */
public record ContactEdit(
        ContactFields fields, Erasure erasure, @Nullable List<String> tags, @Nullable List<String> lists) {}
