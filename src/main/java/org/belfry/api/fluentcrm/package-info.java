/**
 * FluentCRM's webhook API below {@code /wp-json/fluent-crm/v2}, word for word.
 * May know {@code webhook}, {@code delivery}, {@code web}; never another dialect's API.
 * Called over HTTP by FluentCRM's clients.
 */
@NullMarked
package org.belfry.api.fluentcrm;

import org.jspecify.annotations.NullMarked;
