package org.belfry.contact;

import java.time.Instant;
import org.belfry.kernel.Tenant;

/** For whom, when and by whose word something changes. */
public record Occasion(Tenant tenant, Instant now, Authority authority) {}
