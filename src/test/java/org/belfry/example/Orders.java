package org.belfry.example;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.belfry.event.HubEvent;
import org.belfry.neighbour.Neighbour;

/** The shop's orders, in a table of its own over the data source that it shares with Belfry. */
@ApplicationScoped
public class Orders {
    private static final int CARD_LIMIT_CENTS = 10_000;

    @Resource(lookup = "java:global/jdbc/belfry")
    private DataSource database;

    @PostConstruct
    void prepare() {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS shop_order (number VARCHAR(64) PRIMARY KEY, cents INT)");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The order, what webhooks are told of it, and then the payment: all of it or nothing.
     *
     * @return the event's id
     */
    @Transactional
    public String place(String number, int cents, String event) {
        insert(number, cents);
        String data = "{\"order\":{\"number\":\"%s\",\"cents\":%d}}".formatted(number, cents);
        String id = Neighbour.hubEvents()
                .publish(List.of(HubEvent.of(event, data)))
                .get(0)
                .value();
        if (cents > CARD_LIMIT_CENTS) {
            throw new CardDeclined();
        }
        return id;
    }

    /** Of the orders that are there, in order. */
    public List<String> numbers() {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT number FROM shop_order ORDER BY number")) {
            List<String> numbers = new ArrayList<>();
            while (rows.next()) {
                numbers.add(rows.getString(1));
            }
            return numbers;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void insert(String number, int cents) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement("INSERT INTO shop_order VALUES (?, ?)")) {
            insert.setString(1, number);
            insert.setInt(2, cents);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The payment failed. */
    static final class CardDeclined extends RuntimeException {
        CardDeclined() {
            super("The card was declined.");
        }
    }
}
