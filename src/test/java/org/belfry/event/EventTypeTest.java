package org.belfry.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventTypeTest {
    private static List<String> namesOf(EventType.Group... groups) {
        return Arrays.stream(EventType.values())
                .filter(type -> List.of(groups).contains(type.group()))
                .map(EventType::wireName)
                .toList();
    }

    @Test
    void has_53_types() {
        assertThat(EventType.values()).hasSize(26 + 24 + 2 + 1);
    }

    @Test
    void has_the_events_of_fluent_community_in_the_order_of_its_page() {
        assertThat(namesOf(
                        EventType.Group.FEED,
                        EventType.Group.COMMENT,
                        EventType.Group.REACTION,
                        EventType.Group.SPACE,
                        EventType.Group.USER,
                        EventType.Group.COURSE,
                        EventType.Group.MODERATION))
                .containsExactly(
                        """
                        feed.created feed.updated feed.deleted feed.pinned feed.unpinned \
                        comment.created comment.updated comment.deleted reaction.added reaction.removed \
                        space.created space.updated space.deleted space.member_joined space.member_left \
                        user.registered user.profile_updated user.followed user.unfollowed \
                        course.enrolled course.unenrolled lesson.completed report.created report.resolved"""
                                .split(" "));
    }

    @Test
    void has_two_campaign_events_that_fluentcrm_has_not() {
        assertThat(namesOf(EventType.Group.CAMPAIGN)).contains("campaign.started", "campaign.failed");
        assertThat(namesOf(EventType.Group.OPERATIONAL)).containsExactly("webhook.disabled");
    }

    @ParameterizedTest
    @CsvSource({
        "contact.created, contact, New contact added",
        "campaign.sent, campaign, Campaign finished sending",
        "campaign.started, campaign, Campaign sending started",
        "user.followed, user, User followed another user",
        "lesson.completed, course, User completed lesson",
        "report.created, moderation, New moderation report submitted"
    })
    void tells_what_a_type_is_about(String name, String group, String description) {
        EventType type = EventType.named(name).orElseThrow();
        assertThat(type.group().wireName()).isEqualTo(group);
        assertThat(type.description()).isEqualTo(description);
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void every_type_is_found_by_its_name(EventType type) {
        assertThat(EventType.named(type.wireName())).contains(type);
        assertThat(EventType.isWellFormed(type.wireName())).isTrue();
        assertThat(type.name()).isEqualTo(type.wireName().replace('.', '_').toUpperCase(java.util.Locale.ROOT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "contact", "Contact.created", "subscriber_added", "contact.created ", "*"})
    void knows_no_other_spelling(String name) {
        assertThat(EventType.named(name)).isEmpty();
    }

    @Property(seed = "20261121", tries = 5000)
    void a_name_is_two_or_more_words_with_dots_between(
            @ForAll
                    @Chars({'.', '.', '_', '9', '-', 'A', '\u00e9'})
                    @CharRange(from = 'a', to = 'c')
                    @StringLength(max = 7)
                    String name) {
        assertThat(EventType.isWellFormed(name)).isEqualTo(name.matches("[a-z0-9_]+(\\.[a-z0-9_]+)+"));
    }

    @Test
    void a_name_has_at_most_128_characters() {
        assertThat(EventType.isWellFormed("a." + "b".repeat(126))).isTrue();
        assertThat(EventType.isWellFormed("a." + "b".repeat(127))).isFalse();
    }
}
