package org.belfry.mapping;

import java.util.List;
import org.belfry.json.Fault;
import org.belfry.kernel.EmailAddress;

/** What a mapping makes of a payload. */
public sealed interface MappingResult {
    /**
     * A contact.
     *
     * @param fields with that email address in it
     * @param warnings values that could not be used and were left out, each with its field
     */
    record Mapped(EmailAddress email, ContactFields fields, List<Fault> warnings) implements MappingResult {
        public Mapped {
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * No contact can be made of it, because there is no email address: processing has failed.
     *
     * @param errors one or more, all of the field {@code email}
     * @param warnings what else could not be used
     */
    record Unmappable(List<Fault> errors, List<Fault> warnings) implements MappingResult {
        public Unmappable {
            errors = List.copyOf(errors);
            warnings = List.copyOf(warnings);
        }
    }
}
