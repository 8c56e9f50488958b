/**
 * WP Fusion's address at the root: a CRM says which contact has changed, and a browser is shown what was loaded.
 * Knows {@code fusion}, {@code crm} and {@code web}; no other dialect.
 * Called over HTTP by CRMs with the access key, and by people who test their webhooks.
 */
@NullMarked
package org.belfry.api.wpfusion;

import org.jspecify.annotations.NullMarked;
