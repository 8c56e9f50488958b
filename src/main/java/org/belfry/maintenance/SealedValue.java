package org.belfry.maintenance;

import org.belfry.security.Vault;

/**
 * A secret as it rests.
 *
 * @param kind as {@link SealedValues} calls it
 * @param key of its row, in the order of its table
 * @param sealed never changed
 */
@SuppressWarnings("ArrayRecordComponent") // values are not compared
public record SealedValue(String kind, long key, Vault.Place place, byte[] sealed) {}
