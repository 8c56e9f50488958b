package org.belfry.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {
    @Test
    void numbers_print_as_they_stand_in_a_url() {
        assertThat(new WebhookId(1)).hasToString("1").isEqualTo(new WebhookId(1));
        assertThat(new DeliveryId(12345)).hasToString("12345").isEqualTo(new DeliveryId(12345));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MIN_VALUE})
    void numbers_are_positive(long value) {
        assertThatThrownBy(() -> new WebhookId(value)).hasMessage("A webhook id is positive (was %d)".formatted(value));
        assertThatThrownBy(() -> new DeliveryId(value))
                .hasMessage("A delivery id is positive (was %d)".formatted(value));
    }

    @Test
    void a_tenant_is_there_out_of_the_box() {
        assertThat(Tenant.DEFAULT).isEqualTo(new Tenant("default"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "a.b", "é", "01234567890123456789012345678901234567890123456789012345678901234"})
    void a_tenant_has_a_plain_name(String id) {
        assertThatThrownBy(() -> new Tenant(id))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 to 64 of a-z 0-9 _ -");
    }

    @Test
    void running_in_a_transaction_is_calling_without_a_result() {
        StringBuilder done = new StringBuilder();
        Transactions here = new Transactions() {
            @Override
            public <T> T call(java.util.function.Supplier<T> work) {
                done.append("begin ");
                T result = work.get();
                done.append(" commit");
                return result;
            }
        };
        here.run(() -> done.append("work"));
        assertThat(done).hasToString("begin work commit");
    }
}
