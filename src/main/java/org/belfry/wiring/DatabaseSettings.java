package org.belfry.wiring;

import java.util.Optional;
import org.belfry.kernel.Secret;

/**
 * Where the rows are.
 *
 * @param url a JDBC URL of H2 or PostgreSQL
 * @param user may be empty
 */
record DatabaseSettings(String url, String user, Optional<Secret> password) {

    Product product() {
        return url.startsWith(Product.H2.urlPrefix) ? Product.H2 : Product.POSTGRESQL;
    }

    /** The URL without its parameters, which may hold a password. */
    String address() {
        return url.split("[?;]", 2)[0];
    }

    /** The databases that Belfry speaks to. */
    enum Product {
        H2("jdbc:h2:", "h2"),
        POSTGRESQL("jdbc:postgresql:", "postgresql");

        final String urlPrefix;
        final String migrations;

        Product(String urlPrefix, String migrations) {
            this.urlPrefix = urlPrefix;
            this.migrations = migrations;
        }
    }
}
