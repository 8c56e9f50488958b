package org.belfry.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationTest {
    @Test
    void nothing_has_to_be_set() {
        Settings settings = with(Map.of()).read();
        assertThat(settings.dataDir()).isAbsolute().endsWithRaw(Path.of("belfry-data"));
        assertThat(settings.database().url()).startsWith("jdbc:h2:file:").contains(";WRITE_DELAY=0");
        assertThat(settings.adminUser()).isEqualTo("admin");
        assertThat(settings.adminPassword()).isEmpty();
        assertThat(settings.masterKeys()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    belfry.database.url   | mysql://x
                    belfry.database.url   | jdbc:postgresql://host:port/x
                    belfry.database.url   | jdbc:postgresql://host:99999999/x
                    belfry.database.url   | jdbc:h2:file:./x
                    belfry.database.url   | jdbc:h2:file:./x;WRITE_DELAY=500
                    belfry.admin.user     | with:colon
                    belfry.admin.password | short
                    belfry.master.key     | dG9vIHNob3J0
                    belfry.master.key     | AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=,
                    belfry.master.key     | AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=,dG9vIHNob3J0
                    belfry.egress.allow   | nonsense:port
                    """)
    void a_wrong_value_is_told_by_its_name_in_the_environment(String name, String value) {
        assertThatThrownBy(() -> with(Map.of(name, value)).read())
                .isInstanceOf(WrongConfiguration.class)
                .hasMessageContaining(name.toUpperCase(Locale.ROOT).replace('.', '_'));
    }

    @Test
    void an_address_that_is_told_holds_no_parameter() {
        String url = "jdbc:postgresql://db.test/x?user=a&password=secret";
        DatabaseSettings settings =
                with(Map.of("belfry.database.url", url)).read().database();
        assertThat(settings.address()).isEqualTo("jdbc:postgresql://db.test/x");
    }

    @Test
    void a_password_in_a_wrong_url_is_not_repeated() {
        String url = "jdbc:postgresql://a:secret@db.test/x";
        assertThatThrownBy(() -> with(Map.of("belfry.database.url", url)).read())
                .isInstanceOf(WrongConfiguration.class)
                .hasMessageContaining("BELFRY_DATABASE_USER")
                .hasMessageNotContaining("secret");
    }

    private static Configuration with(Map<String, String> values) {
        return new Configuration(name -> Optional.ofNullable(values.get(name)));
    }
}
