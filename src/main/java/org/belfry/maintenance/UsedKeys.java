package org.belfry.maintenance;

import java.util.Set;

/** Which master keys are in use, told by their ids. Each call belongs in a transaction; those of one follow another. */
public interface UsedKeys {
    /** Those that a node began to seal with, and those that a secret is sealed with. */
    Set<String> all();

    /** Nodes seal with it from now on. */
    void add(String keyId);

    /** Forgets all that no secret is sealed with, but one; returns what else is left. */
    Set<String> forgetUnused(String kept);
}
