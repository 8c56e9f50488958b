package org.belfry.event;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.belfry.json.RawJson;
import org.jspecify.annotations.Nullable;

/**
 * Made-up data for test sends, always the same. What FluentCRM's and Fluent Community's pages show is taken from there;
 * the rest is shaped alike: nested by kind where FluentCRM nests, flat with plain dates where Fluent Community is flat.
 * Compact, so that a receiver that parses and writes it again gets the same bytes.
 */
public final class SampleData {
    private static final Map<EventType, RawJson> BY_TYPE =
            read(SampleData.class.getResourceAsStream("sample-data.txt"));

    private SampleData() {}

    /** An example of the data of an event of this type. */
    public static RawJson of(EventType type) {
        return Objects.requireNonNull(BY_TYPE.get(type), () -> "No sample for " + type.wireName());
    }

    /**
     * Samples in the form of the catalogue's own, one line per type: the name, a space, the data.
     *
     * @throws IllegalArgumentException when the data of a line is no JSON
     * @throws java.util.NoSuchElementException when a name is none of the catalogue
     */
    public static Map<EventType, RawJson> read(@Nullable InputStream resource) {
        Map<EventType, RawJson> samples = new EnumMap<>(EventType.class);
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(resource, "The samples are missing"), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int space = line.indexOf(' ');
                EventType type = EventType.named(line.substring(0, space)).orElseThrow();
                samples.put(type, RawJson.of(line.substring(space + 1)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Collections.unmodifiableMap(samples);
    }
}
