package org.belfry.wiring;

import java.util.Optional;
import java.util.function.Function;

/**
 * What is wrong with the settings as far as they can be judged without a server, in one sentence. The launcher asks by this
 * class's name and knows JDK types only.
 */
public final class SettingsObjection implements Function<Function<String, Optional<String>>, Optional<String>> {
    @Override
    public Optional<String> apply(Function<String, Optional<String>> values) {
        try {
            new Configuration(values).read();
            return Optional.empty();
        } catch (WrongConfiguration e) {
            return Optional.ofNullable(e.getMessage());
        }
    }
}
