package org.belfry.event;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The catalogue: every event name is spelled here and nowhere else. The names are those of FluentCRM and Fluent Community;
 * what other products call differently is a spelling of theirs, kept in their dialect.
 */
public enum EventType {
    CONTACT_CREATED("contact.created", Group.CONTACT, "New contact added"),
    CONTACT_UPDATED("contact.updated", Group.CONTACT, "Contact information changed"),
    CONTACT_DELETED("contact.deleted", Group.CONTACT, "Contact removed"),
    CONTACT_STATUS_CHANGED("contact.status_changed", Group.CONTACT, "Contact status updated"),
    CONTACT_TAG_ADDED("contact.tag_added", Group.CONTACT, "Tag added to contact"),
    CONTACT_TAG_REMOVED("contact.tag_removed", Group.CONTACT, "Tag removed from contact"),
    CONTACT_LIST_ADDED("contact.list_added", Group.CONTACT, "Contact added to list"),
    CONTACT_LIST_REMOVED("contact.list_removed", Group.CONTACT, "Contact removed from list"),
    EMAIL_SENT("email.sent", Group.EMAIL, "Email successfully sent"),
    EMAIL_OPENED("email.opened", Group.EMAIL, "Email opened by recipient"),
    EMAIL_CLICKED("email.clicked", Group.EMAIL, "Link clicked in email"),
    EMAIL_BOUNCED("email.bounced", Group.EMAIL, "Email bounced"),
    EMAIL_SPAM_COMPLAINT("email.spam_complaint", Group.EMAIL, "Spam complaint received"),
    EMAIL_UNSUBSCRIBED("email.unsubscribed", Group.EMAIL, "Contact unsubscribed"),
    CAMPAIGN_CREATED("campaign.created", Group.CAMPAIGN, "New campaign created"),
    CAMPAIGN_SENT("campaign.sent", Group.CAMPAIGN, "Campaign finished sending"),
    CAMPAIGN_PAUSED("campaign.paused", Group.CAMPAIGN, "Campaign paused"),
    CAMPAIGN_RESUMED("campaign.resumed", Group.CAMPAIGN, "Campaign resumed"),
    CAMPAIGN_STARTED("campaign.started", Group.CAMPAIGN, "Campaign sending started"),
    CAMPAIGN_FAILED("campaign.failed", Group.CAMPAIGN, "Campaign sending failed"),
    FUNNEL_SUBSCRIBER_ADDED("funnel.subscriber_added", Group.FUNNEL, "Contact entered funnel"),
    FUNNEL_SUBSCRIBER_COMPLETED("funnel.subscriber_completed", Group.FUNNEL, "Contact completed funnel"),
    FUNNEL_SUBSCRIBER_EXITED("funnel.subscriber_exited", Group.FUNNEL, "Contact exited funnel"),
    FUNNEL_SEQUENCE_COMPLETED("funnel.sequence_completed", Group.FUNNEL, "Contact completed sequence"),
    COMMERCE_ORDER_CREATED("commerce.order_created", Group.COMMERCE, "New order placed"),
    COMMERCE_ORDER_COMPLETED("commerce.order_completed", Group.COMMERCE, "Order completed"),
    COMMERCE_ORDER_REFUNDED("commerce.order_refunded", Group.COMMERCE, "Order refunded"),
    COMMERCE_REVENUE_RECORDED("commerce.revenue_recorded", Group.COMMERCE, "Revenue attributed"),
    FEED_CREATED("feed.created", Group.FEED, "New feed post created"),
    FEED_UPDATED("feed.updated", Group.FEED, "Feed post updated"),
    FEED_DELETED("feed.deleted", Group.FEED, "Feed post deleted"),
    FEED_PINNED("feed.pinned", Group.FEED, "Feed post pinned"),
    FEED_UNPINNED("feed.unpinned", Group.FEED, "Feed post unpinned"),
    COMMENT_CREATED("comment.created", Group.COMMENT, "New comment added"),
    COMMENT_UPDATED("comment.updated", Group.COMMENT, "Comment updated"),
    COMMENT_DELETED("comment.deleted", Group.COMMENT, "Comment deleted"),
    REACTION_ADDED("reaction.added", Group.REACTION, "Reaction added to content"),
    REACTION_REMOVED("reaction.removed", Group.REACTION, "Reaction removed from content"),
    SPACE_CREATED("space.created", Group.SPACE, "New space created"),
    SPACE_UPDATED("space.updated", Group.SPACE, "Space updated"),
    SPACE_DELETED("space.deleted", Group.SPACE, "Space deleted"),
    SPACE_MEMBER_JOINED("space.member_joined", Group.SPACE, "User joined space"),
    SPACE_MEMBER_LEFT("space.member_left", Group.SPACE, "User left space"),
    USER_REGISTERED("user.registered", Group.USER, "New user registered"),
    USER_PROFILE_UPDATED("user.profile_updated", Group.USER, "User profile updated"),
    USER_FOLLOWED("user.followed", Group.USER, "User followed another user"),
    USER_UNFOLLOWED("user.unfollowed", Group.USER, "User unfollowed another user"),
    COURSE_ENROLLED("course.enrolled", Group.COURSE, "User enrolled in course"),
    COURSE_UNENROLLED("course.unenrolled", Group.COURSE, "User unenrolled from course"),
    LESSON_COMPLETED("lesson.completed", Group.COURSE, "User completed lesson"),
    REPORT_CREATED("report.created", Group.MODERATION, "New moderation report submitted"),
    REPORT_RESOLVED("report.resolved", Group.MODERATION, "Moderation report resolved"),
    WEBHOOK_DISABLED("webhook.disabled", Group.OPERATIONAL, "Webhook disabled after failed deliveries");

    /**
     * What the names of events begin with that are requests of custom actions. Belfry alone rings them, and only the webhook
     * of that action hears them.
     */
    public static final String OF_ACTIONS = "action.";

    private static final int LONGEST_NAME = 128;
    private static final Map<String, EventType> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(EventType::wireName, Function.identity()));

    private final String wireName;
    private final Group group;
    private final String description;

    EventType(String wireName, Group group, String description) {
        this.wireName = wireName;
        this.group = group;
        this.description = description;
    }

    /** The canonical dotted name. */
    public String wireName() {
        return wireName;
    }

    /** What the event is about. */
    public Group group() {
        return group;
    }

    /** A few words for people. */
    public String description() {
        return description;
    }

    /** The type of that canonical name; empty for custom and unknown ones. */
    public static Optional<EventType> named(String wireName) {
        return Optional.ofNullable(BY_NAME.get(wireName));
    }

    /**
     * Whether {@code name} has the form of an event name, catalogued or custom: two or more words of {@code a-z 0-9 _} with
     * dots between, at most 128 characters. Such a name needs no escaping in JSON or in a header.
     */
    public static boolean isWellFormed(String name) {
        int lastDot = -1;
        boolean dotted = false;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '.' && i > lastDot + 1) {
                lastDot = i;
                dotted = true;
            } else if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_')) {
                return false;
            }
        }
        return dotted && lastDot < name.length() - 1 && name.length() <= LONGEST_NAME;
    }

    /** What events are about, in the order of the pages they come from. */
    public enum Group {
        CONTACT,
        EMAIL,
        CAMPAIGN,
        FUNNEL,
        COMMERCE,
        FEED,
        COMMENT,
        REACTION,
        SPACE,
        USER,
        COURSE,
        MODERATION,
        /** What Belfry tells about itself. */
        OPERATIONAL;

        /** As it stands in the native API. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
