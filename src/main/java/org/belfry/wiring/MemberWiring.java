package org.belfry.wiring;

import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.InstantSource;
import org.belfry.contact.AddressBook;
import org.belfry.database.Rows;
import org.belfry.incoming.PublicUrl;
import org.belfry.kernel.Transactions;
import org.belfry.mail.Mailer;
import org.belfry.mail.Post;
import org.belfry.member.LinkMails;
import org.belfry.member.MemberDesk;
import org.belfry.member.MemberRoles;
import org.belfry.member.PasswordSetting;
import org.belfry.member.sql.SqlMembers;
import org.belfry.member.sql.SqlPasswordLinks;
import org.belfry.people.Door;

/** Makes what has to do with members, and the post that carries their links. */
@ApplicationScoped
class MemberWiring {
    @Produces
    @Singleton
    Post post(Settings settings, PublicUrl publicUrl) {
        return new Post(settings.incoming().mail().map(Mailer::new), publicUrl::of);
    }

    @Produces
    @Singleton
    MemberRoles roles(Settings settings) {
        return settings.incoming().memberRoles();
    }

    @Produces
    @Singleton
    MemberDesk.Store store(Rows rows, Transactions transactions) {
        return new MemberDesk.Store(new SqlMembers(rows), new SqlPasswordLinks(rows), transactions);
    }

    @Produces
    @Singleton
    LinkMails mails(
            MemberDesk.Store store, Post post, InstantSource clock, @Belfry ManagedScheduledExecutorService executor) {
        LinkMails.Queue queue = new LinkMails.Queue(store.links(), store.transactions());
        return new LinkMails(queue, post, new SecureRandom(), clock, executor);
    }

    @Produces
    @Singleton
    MemberDesk desk(MemberDesk.Store store, AddressBook contacts, Door door, InstantSource clock, LinkMails mails) {
        return new MemberDesk(store, contacts, door, clock, mails::nudge);
    }

    @Produces
    @Singleton
    PasswordSetting passwords(MemberDesk.Store store, Door door, InstantSource clock) {
        return new PasswordSetting(store, door::hash, clock);
    }
}
