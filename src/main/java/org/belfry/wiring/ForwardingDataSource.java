package org.belfry.wiring;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A data source before another one, which differs in how connections are got. Who may enter is configured, not asked. */
public abstract class ForwardingDataSource implements DataSource {
    final DataSource behind;

    ForwardingDataSource(DataSource behind) {
        this.behind = behind;
    }

    @Override
    public final Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }

    @Override
    public final @Nullable PrintWriter getLogWriter() throws SQLException {
        return behind.getLogWriter();
    }

    @Override
    public final void setLogWriter(@Nullable PrintWriter out) throws SQLException {
        behind.setLogWriter(out);
    }

    @Override
    public final void setLoginTimeout(int seconds) throws SQLException {
        behind.setLoginTimeout(seconds);
    }

    @Override
    public final int getLoginTimeout() throws SQLException {
        return behind.getLoginTimeout();
    }

    @Override
    public final Logger getParentLogger() throws SQLFeatureNotSupportedException {
        return behind.getParentLogger();
    }

    @Override
    public final <T> T unwrap(Class<T> type) throws SQLException {
        return behind.unwrap(type);
    }

    @Override
    public final boolean isWrapperFor(Class<?> type) throws SQLException {
        return behind.isWrapperFor(type);
    }
}
