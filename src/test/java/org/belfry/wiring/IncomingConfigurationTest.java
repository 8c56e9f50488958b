package org.belfry.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.belfry.mail.MailSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IncomingConfigurationTest {
    private final Map<String, String> values = new HashMap<>();

    private IncomingSettings read() {
        return new IncomingConfiguration(name -> Optional.ofNullable(values.get(name))).read();
    }

    @Test
    void without_a_word_nobody_is_trusted_no_mail_is_sent_and_the_guard_is_on() {
        IncomingSettings settings = read();
        assertThat(settings.trustedProxies().isEmpty()).isTrue();
        assertThat(settings.loopbackGuard()).isTrue();
        assertThat(settings.publicUrl()).isEmpty();
        assertThat(settings.mail()).isEmpty();
        assertThat(settings.memberRoles().usual()).isEqualTo("subscriber");
        assertThat(settings.memberRoles().has("administrator")).isFalse();
    }

    @Test
    void everything_that_is_said_is_read() throws Exception {
        values.put("belfry.trusted.proxies", "10.0.0.0/8, 192.0.2.1");
        values.put("belfry.loopback.guard", "FALSE");
        values.put("belfry.public.url", "https://hooks.example.com:8443/");
        values.put("belfry.member.roles", "student, teacher");
        values.put("belfry.mail.host", "mail.example.com");
        values.put("belfry.mail.from", "belfry@example.com");
        values.put("belfry.mail.starttls", "true");
        values.put("belfry.mail.user", "u");
        values.put("belfry.mail.password", "very secret");
        IncomingSettings settings = read();
        assertThat(settings.trustedProxies().contain(InetAddress.getByName("10.1.2.3")))
                .isTrue();
        assertThat(settings.loopbackGuard()).isFalse();
        assertThat(settings.publicUrl()).contains("https://hooks.example.com:8443");
        assertThat(settings.memberRoles().names()).containsExactly("student", "teacher");
        MailSettings mail = settings.mail().orElseThrow();
        assertThat(mail.port()).isEqualTo(587);
        assertThat(mail.login().orElseThrow().password().reveal()).isEqualTo("very secret");
        assertThat(settings.toString()).doesNotContain("very secret");
    }

    @ParameterizedTest
    @CsvSource({
        "belfry.trusted.proxies, proxy.example.com, BELFRY_TRUSTED_PROXIES",
        "belfry.loopback.guard, perhaps, BELFRY_LOOPBACK_GUARD",
        "belfry.public.url, ftp://x, BELFRY_PUBLIC_URL",
        "belfry.public.url, https://x/path, BELFRY_PUBLIC_URL",
        "belfry.mail.from, nobody, BELFRY_MAIL_FROM",
        "belfry.mail.port, 0, BELFRY_MAIL_PORT",
        "belfry.mail.starttls, maybe, BELFRY_MAIL_STARTTLS",
        "belfry.member.roles, head master, BELFRY_MEMBER_ROLES",
        "belfry.mail.user, u, BELFRY_MAIL_PASSWORD"
    })
    void a_wrong_value_is_told_by_its_name(String name, String value, String spelled) {
        values.put("belfry.mail.host", "mail.example.com");
        values.put("belfry.mail.from", "belfry@example.com");
        values.put(name, value);
        assertThatThrownBy(this::read).isInstanceOf(WrongConfiguration.class).hasMessageContaining(spelled);
    }
}
