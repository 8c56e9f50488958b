package org.belfry.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;

class HistogramTest {
    @Property(tries = 300)
    void a_percentile_is_at_most_a_sixteenth_beside_the_true_one(
            @ForAll @NotEmpty List<@IntRange(max = 40_000) Integer> times,
            @ForAll @IntRange(min = 1, max = 100) int percent) {
        List<Integer> sorted = times.stream().sorted().toList();
        int truth = sorted.get((sorted.size() * percent + 99) / 100 - 1);

        assertThat((double) of(times).percentile(percent)).isCloseTo(truth, withPercentage(6.25));
    }

    @Property(tries = 200)
    void parts_add_up_to_the_whole_and_survive_as_text(
            @ForAll List<@IntRange(max = 40_000) Integer> some, @ForAll List<@IntRange(max = 40_000) Integer> others) {
        Histogram whole = of(some);
        others.forEach(time -> whole.add(time, 1));
        Histogram sum = Histogram.of(of(some).toString());
        sum.add(of(others));

        assertThat(sum).isEqualTo(whole).hasToString(whole.toString());
    }

    @Test
    void a_text_names_where_each_step_begins() {
        assertThat(of(List.of(3, 120, 127, 121, 31_000))).hasToString("3:1,120:3,30720:1");
        assertThat(Histogram.of("").percentile(50)).isZero();
    }

    private static Histogram of(List<Integer> times) {
        Histogram histogram = new Histogram();
        times.forEach(time -> histogram.add(time, 1));
        return histogram;
    }
}
