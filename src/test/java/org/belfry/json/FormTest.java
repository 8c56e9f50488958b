package org.belfry.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FormTest {
    private final Faults faults = new Faults();

    private Form form(String json) {
        return Form.of(StrictJson.read(RawJson.of(json).bytes()), "here", faults)
                .orElseThrow();
    }

    @Test
    void tells_all_faults_at_once_with_their_paths() {
        Form form = form(
                """
                {"number":1,"blank":" ","list":[],"mixed":["a",2,"\\u0007"],"flag":"true","object":[],"other":1}""");
        assertThat(form.text("missing")).isNull();
        assertThat(form.text("number")).isNull();
        assertThat(form.textIfAny("blank")).isNull();
        form.texts("list");
        form.texts("mixed");
        form.texts("no_list");
        form.truthIfAny("flag");
        form.form("object");
        form.refuseTheRest();

        String aText = "Must be a text of 1 to 255 characters.";
        assertThat(faults.list())
                .containsExactly(
                        new Fault("here.missing", "Is required."),
                        new Fault("here.number", aText),
                        new Fault("here.blank", aText),
                        new Fault("here.list", "Must be a list of one or more texts."),
                        new Fault("here.mixed[1]", aText),
                        new Fault("here.mixed[2]", aText),
                        new Fault("here.no_list", "Is required."),
                        new Fault("here.flag", "Must be true or false."),
                        new Fault("here.object", "Must be an object."),
                        new Fault("here.other", "There is no such member here."));
    }

    @Test
    void null_counts_as_absent() {
        Form form = form("{\"text\":null,\"texts\":null,\"flag\":null}");
        assertThat(form.textIfAny("text")).isNull();
        assertThat(form.textsIfAny("texts")).isEmpty();
        assertThat(form.truthIfAny("flag")).isFalse();
        assertThat(form.has("text")).isFalse();
        form.refuseTheRest();
        assertThat(faults.isEmpty()).isTrue();
    }

    @Test
    void gives_what_fits() {
        Form form = form("{\"text\":\"a\",\"texts\":[\"b\",\"c\"],\"flag\":true,\"object\":{\"x\":\"d\"}}");
        assertThat(form.text("text")).isEqualTo("a");
        assertThat(form.texts("texts")).containsExactly("b", "c");
        assertThat(form.truthIfAny("flag")).isTrue();
        assertThat(form.form("object").orElseThrow().at("x")).isEqualTo("here.object.x");
        assertThat(faults.isEmpty()).isTrue();
    }

    @Test
    void is_an_object_and_nothing_else() {
        assertThat(Form.of(StrictJson.read("[]".getBytes(java.nio.charset.StandardCharsets.UTF_8)), "[3]", faults))
                .isEmpty();
        assertThat(faults.list()).containsExactly(new Fault("[3]", "Must be an object."));
    }

    @Test
    void repeats_only_the_beginning_of_a_long_name() {
        form("{\"" + "n".repeat(500) + "\":1}").refuseTheRest();
        assertThat(faults.list().get(0).field()).hasSize("here.".length() + 128 + 1);
    }
}
