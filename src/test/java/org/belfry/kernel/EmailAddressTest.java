package org.belfry.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {
    @ParameterizedTest
    @CsvSource({
        "john@example.com, john@example.com",
        "John.Doe+News@Example.COM, john.doe+news@example.com",
        "'  john@example.com\t', john@example.com",
        "o'brien@mail.example.co.uk, o'brien@mail.example.co.uk",
        "x@b\u00fccher.example, x@xn--bcher-kva.example",
        "x@XN--BCHER-KVA.example, x@xn--bcher-kva.example",
        "1@1.example, 1@1.example",
    })
    void keeps_one_spelling_of_an_address(String text, String kept) {
        assertThat(EmailAddress.parse(text)).contains(new EmailAddress(kept));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "@",
                "john",
                "john@",
                "@example.com",
                "john@localhost",
                "john@example",
                "john@127.0.0.1",
                "john@[127.0.0.1]",
                "john@example.com.",
                "john@.example.com",
                "john@-example.com",
                "john@example-.com",
                "john@ex_ample.com",
                "john@example.123",
                "john..doe@example.com",
                ".john@example.com",
                "john.@example.com",
                "john doe@example.com",
                "john@@example.com",
                "\"john\"@example.com",
                "John <john@example.com>",
                "john@example.com,jane@example.com",
                "john@example.com\nbcc: jane@example.com",
                "jo\u00e9hn@example.com",
                "\u212Aelvin@example.com",
                "john@stra\u00dfe.example",
                "john\u0000@example.com",
                "john@exa\ud83dmple.com",
            })
    void refuses_what_is_no_address(String text) {
        assertThat(EmailAddress.parse(text)).isEmpty();
    }

    @Test
    void knows_how_long_an_address_may_be() {
        String domain = "a".repeat(63) + "." + "b".repeat(63) + "." + "c".repeat(58) + ".de";
        String local = "x".repeat(64);
        assertThat(EmailAddress.parse(local + "@" + domain)).isPresent();
        assertThat(EmailAddress.parse(local + "x@example.com")).isEmpty();
        assertThat(EmailAddress.parse(local + "@" + domain + "x")).isEmpty();
        assertThat(EmailAddress.parse("x@" + "a".repeat(64) + ".com")).isEmpty();
    }

    @Test
    void cannot_be_made_of_another_spelling() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EmailAddress("John@example.com"))
                .withMessageContaining("John@example.com");
    }

    @Property
    void reading_an_address_again_changes_nothing(@ForAll("almostAddresses") String text) {
        EmailAddress.parse(text)
                .ifPresent(once -> assertThat(EmailAddress.parse(once.value())).contains(once));
    }

    @Provide
    Arbitrary<String> almostAddresses() {
        return Arbitraries.of(
                        "a", "Z", "9", ".", "@", "-", "+", "é", "ü", "ß", " ", "com", ".de", "@x.", "_", "İ", "\ud83d")
                .list()
                .ofMaxSize(10)
                .map(parts -> String.join("", parts));
    }
}
